/** Classes that break the house rules, one each. */
@NullMarked
package je.gov.hub.house.broken.modules.ledger;

import org.jspecify.annotations.NullMarked;
