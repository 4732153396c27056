/** From identifiers to one opaque subject, and what routing needs to know of it. */
@ApplicationModule(
        displayName = "Subject",
        allowedDependencies = {"database", "event", "secret", "system"})
@NullMarked
package je.gov.hub.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
