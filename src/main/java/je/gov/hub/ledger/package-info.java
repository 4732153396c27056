/** The append-only record of every fact: accepted, disclosed, delivered, quarantined, and by whom. */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"database", "event", "secret", "system", "subject", "agreement"})
@NullMarked
package je.gov.hub.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
