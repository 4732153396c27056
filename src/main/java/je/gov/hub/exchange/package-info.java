/** The broker, the inboxes on it, and the relay that carries dispatched disclosures into them. */
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {"event", "system", "subject", "ledger"})
@NullMarked
package je.gov.hub.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
