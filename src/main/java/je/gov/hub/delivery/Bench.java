package je.gov.hub.delivery;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.exchange.Inboxes;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.Systems;

/**
 * What every system's clerk works with.
 *
 * @param clock for waiting, and never stepped
 * @param wall for what is recorded and shown
 */
record Bench(
        Inboxes inboxes,
        Deliveries deliveries,
        Systems systems,
        Agreements agreements,
        DeliveryProperties properties,
        Clock clock,
        Clock wall,
        RandomGenerator lot,
        ExecutorService lanes,
        Solitude solitude) {

    Backoff backoff() {
        return new Backoff(properties.firstPause(), properties.longestPause(), lot);
    }
}
