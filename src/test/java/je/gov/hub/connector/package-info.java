/** Every connector against its contract examples, through the Kamelet itself and real servers. */
@NullMarked
package je.gov.hub.connector;

import org.jspecify.annotations.NullMarked;
