/** The command line: up, tell, track, quarantine, island, check. Thin: it speaks to a running hub over HTTP, or reads files without starting one. */
@ApplicationModule(
        displayName = "Command line",
        allowedDependencies = {"event", "schema", "system", "agreement", "connector", "route"})
@NullMarked
package je.gov.hub.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
