/** A grant's condition: what may stand in it, and what it concludes. Keeps no state. */
@NullMarked
package je.gov.hub.agreement.condition;

import org.jspecify.annotations.NullMarked;
