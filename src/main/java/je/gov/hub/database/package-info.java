/** How several statements share one round trip to PostgreSQL. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package je.gov.hub.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
