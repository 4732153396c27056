/** Small real servers that keep every byte they get. */
@NullMarked
package je.gov.hub.connector.partner;

import org.jspecify.annotations.NullMarked;
