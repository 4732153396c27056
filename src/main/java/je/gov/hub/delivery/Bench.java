package je.gov.hub.delivery;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.exchange.Inboxes;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.Systems;

/** What every system's clerk works with. */
record Bench(
        Inboxes inboxes,
        Deliveries deliveries,
        Systems systems,
        Agreements agreements,
        DeliveryProperties properties,
        Clock clock,
        RandomGenerator lot,
        ExecutorService lanes,
        Solitude solitude) {

    Backoff backoff() {
        return new Backoff(properties.firstPause(), properties.longestPause(), lot);
    }
}
