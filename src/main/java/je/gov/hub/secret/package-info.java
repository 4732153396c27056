/** The hub's keys: keyed digests for lookup and comparison, and the sealing of values at rest. Keeps no state. */
@ApplicationModule(
        displayName = "Secret",
        allowedDependencies = {})
@NullMarked
package je.gov.hub.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
