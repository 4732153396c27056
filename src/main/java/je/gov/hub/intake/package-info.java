/** The way in, whatever the edge: one straight line of steps to an accepted or refused event. */
@ApplicationModule(
        displayName = "Intake",
        allowedDependencies = {"database", "event", "secret", "schema", "system", "subject", "agreement", "ledger"})
@NullMarked
package je.gov.hub.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
