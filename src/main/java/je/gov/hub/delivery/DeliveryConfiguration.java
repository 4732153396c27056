package je.gov.hub.delivery;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.exchange.Inboxes;
import je.gov.hub.ledger.Deliveries;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out: an inbox for every system with an agreement, a clerk for every one that is plugged in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    @Bean(destroyMethod = "close")
    Clerks delivery(
            Inboxes inboxes, Deliveries deliveries, Agreements agreements, DeliveryProperties properties, Clock clock) {
        inboxes.serve(() -> agreements.all().stream()
                .map(agreement -> agreement.system().id())
                .toList());
        return new Clerks(new Bench(inboxes, deliveries, agreements, properties, clock, new SharedLot(), lanes()));
    }

    /** Platform threads: a partner's client may hold a monitor while it waits. No bean, as Boot would take it for its own. */
    private static ExecutorService lanes() {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().name("hub-lane-", 0).daemon().factory());
    }

    /** Each clerk draws on its own thread. */
    private record SharedLot() implements RandomGenerator {

        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
