/** Classes that break the house rules, one each. */
@NullMarked
package je.gov.hub.house.broken.common;

import org.jspecify.annotations.NullMarked;
