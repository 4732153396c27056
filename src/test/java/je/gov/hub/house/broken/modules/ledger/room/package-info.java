/** Classes that break the house rules, one each. */
@NullMarked
package je.gov.hub.house.broken.modules.ledger.room;

import org.jspecify.annotations.NullMarked;
