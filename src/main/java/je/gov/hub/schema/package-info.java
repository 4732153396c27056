/** The canonical schemas, and whether data is valid against them. Keeps no state. */
@ApplicationModule(
        displayName = "Schema",
        allowedDependencies = {"event"})
@NullMarked
package je.gov.hub.schema;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
