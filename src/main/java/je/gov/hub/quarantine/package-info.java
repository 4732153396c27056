/** What was refused or held, why, and what a person may do next: release it, amend it, discard it; and telling a system again. */
@ApplicationModule(
        displayName = "Quarantine",
        allowedDependencies = {"event", "schema", "system", "subject", "agreement", "ledger"})
@NullMarked
package je.gov.hub.quarantine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
