/** Routes: who is plugged in, through which connector; reads their folder without starting Camel, and loads each file on its own. */
@ApplicationModule(
        displayName = "Route",
        allowedDependencies = {"event", "system", "agreement", "connector", "connector::camel"})
@NullMarked
package je.gov.hub.route;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
