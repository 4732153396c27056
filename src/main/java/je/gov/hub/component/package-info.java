/**
 * The Camel component {@code hub}, which joins the way in and the way out to routes.
 *
 * <p>{@code hub:inbox:<system>} hands disclosures to a route, {@code hub:outbox:<system>} tells events for a system, and
 * {@code hub:cursor:<system>} says where its feed was read to. A route says by its route property
 * {@code je.gov.hub/key} (honoured or none) whether the partner honours the delivery's key, and by
 * {@code je.gov.hub/made} which version of connector and mapping speaks.
 */
@ApplicationModule(
        displayName = "Component",
        allowedDependencies = {"event", "system", "subject", "ledger", "intake", "delivery"})
@NullMarked
package je.gov.hub.component;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
