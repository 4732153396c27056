/** The wire forms and the webhook signature as Camel knows them, by name, and the loading of connectors into Camel. */
@NamedInterface("camel")
@NullMarked
package je.gov.hub.connector.camel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
