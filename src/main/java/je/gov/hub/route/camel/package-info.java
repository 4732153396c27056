/** Loads connectors and routes into Camel, and follows the files while the hub runs. */
@NullMarked
package je.gov.hub.route.camel;

import org.jspecify.annotations.NullMarked;
