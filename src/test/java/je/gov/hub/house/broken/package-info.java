/** Classes that break the house rules, one each. */
@NullMarked
package je.gov.hub.house.broken;

import org.jspecify.annotations.NullMarked;
