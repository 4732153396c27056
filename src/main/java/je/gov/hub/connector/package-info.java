/** Connectors: how a kind of system is spoken to; reads their folder without starting Camel, and gives them to Camel one by one. */
@ApplicationModule(
        displayName = "Connector",
        allowedDependencies = {"event"})
@NullMarked
package je.gov.hub.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
