/** The way out: lanes, hand-over, the outcome and its consequence, and the receipt. */
@ApplicationModule(
        displayName = "Delivery",
        allowedDependencies = {"event", "system", "subject", "agreement", "exchange", "ledger"})
@NullMarked
package je.gov.hub.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
