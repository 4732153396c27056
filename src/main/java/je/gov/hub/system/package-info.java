/** Who is plugged in: the connected systems, and the teller who is speaking, already authenticated. */
@ApplicationModule(
        displayName = "System",
        allowedDependencies = {"event"})
@NullMarked
package je.gov.hub.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
