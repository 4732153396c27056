/** Loading of real route files and Kamelets into a real Camel context. */
@NullMarked
package je.gov.hub.route.camel;

import org.jspecify.annotations.NullMarked;
