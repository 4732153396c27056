package je.gov.hub.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import je.gov.hub.delivery.Delivery;
import je.gov.hub.exchange.Relay;
import je.gov.hub.ledger.Backlogs;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.subject.Subjects;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Shows operators how the hub stands. The MBeans are registered by hand: with {@code spring.jmx.enabled}, everything that Spring and its
 * libraries have to offer would be there too.
 */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    Overview overview(Delivery delivery, Backlogs backlogs, Dispatches dispatches, Subjects subjects, Clock clock) {
        return new Overview(delivery, backlogs, dispatches, subjects::waiting, clock);
    }

    @Bean(destroyMethod = "close")
    Rounds rounds(Overview overview, Relay relay, MeterRegistry registry) {
        var beans = new HubBeans(ManagementFactory.getPlatformMBeanServer(), overview, relay);
        return new Rounds(overview, beans, new Figures(registry, overview));
    }

    @Bean
    HealthIndicator relayHealthIndicator(Relay relay) {
        return () -> StandingHealth.of(relay.status());
    }

    @Bean
    HealthIndicator systemsHealthIndicator(Overview overview) {
        return () -> StandingHealth.of(overview.systems().values());
    }
}
