package je.gov.hub.delivery;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.exchange.Inboxes;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.Systems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** The way out: an inbox for every system with an agreement, a clerk for every one that is plugged in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    private static final int WITHOUT_PINNING = 24;

    @Bean(destroyMethod = "close")
    Clerks delivery(
            Inboxes inboxes,
            Deliveries deliveries,
            Systems systems,
            Agreements agreements,
            DeliveryProperties properties,
            Clock clock) {
        inboxes.serve(() -> agreements.all().stream()
                .map(agreement -> agreement.system().id())
                .toList());
        var steady = new SteadyClock(clock);
        return new Clerks(new Bench(
                inboxes,
                deliveries,
                systems,
                agreements,
                properties,
                steady,
                clock,
                new SharedLot(),
                lanes(),
                new Solitude(steady)));
    }

    /** Before Camel stops its routes, each of which waits for its own clerk. The management port's context closes, too. */
    @Bean
    ApplicationListener<ContextClosedEvent> leaving(Clerks delivery, ApplicationContext hub) {
        return closed -> {
            if (closed.getApplicationContext().equals(hub)) {
                delivery.leave();
            }
        };
    }

    /**
     * Virtual threads, since an interrupt closes the socket that one waits for: so a hand-over that takes too long is cut.
     * Before Java 24 one that waits inside a monitor, as some clients do, would hold up all others; there a platform
     * thread waits until the connector's own limit. No bean, as Boot would take it for its own.
     */
    static ExecutorService lanes() {
        return Runtime.version().feature() < WITHOUT_PINNING
                ? Executors.newCachedThreadPool(
                        Thread.ofPlatform().name("hub-lane-", 0).daemon().factory())
                : Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("hub-lane-", 0).factory());
    }

    /** Each clerk draws on its own thread. */
    private record SharedLot() implements RandomGenerator {

        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
