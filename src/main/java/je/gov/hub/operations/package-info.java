/** How the hub is doing: health, what its operators may read over JMX, and the console. */
@ApplicationModule(
        displayName = "Operations",
        allowedDependencies = {"exchange", "delivery", "ledger", "subject", "system"})
@NullMarked
package je.gov.hub.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
