/** Authentication at the edges: a token becomes the teller who is speaking, or an operator. Keeps no sessions for tellers. */
@ApplicationModule(
        displayName = "Security",
        allowedDependencies = {"system"})
@NullMarked
package je.gov.hub.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
