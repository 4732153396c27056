/** Tests of the envelope. */
@NullMarked
package je.gov.hub.event;

import org.jspecify.annotations.NullMarked;
