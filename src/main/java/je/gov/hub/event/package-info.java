/** The envelope: a CloudEvents 1.0 event round canonical data, read and written strictly. Keeps no state. */
@ApplicationModule(
        displayName = "Event",
        allowedDependencies = {})
@NullMarked
package je.gov.hub.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
