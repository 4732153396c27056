package je.gov.hub.exchange;

import javax.sql.DataSource;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.ledger.Reconciliations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the broker before what uses it, and the relay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerProperties.class)
class ExchangeConfiguration {

    @Bean(destroyMethod = "close")
    Broker broker(BrokerProperties properties) {
        return Broker.start(properties);
    }

    @Bean
    Inboxes inboxes(Broker broker) {
        return new Inboxes(broker);
    }

    @Bean
    InboxReconciliation reconciliation(Inboxes inboxes, Reconciliations ledger) {
        return new InboxReconciliation(inboxes, ledger);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Relay relay(
            Broker broker,
            Inboxes inboxes,
            Dispatches dispatches,
            DataSource database,
            InboxReconciliation reconciliation) {
        return new Relay(
                dispatches,
                inboxes,
                new LeaseTable(database),
                broker.journal(),
                broker.properties().batch(),
                () -> new CoreCarriage(broker),
                () -> compare(broker, reconciliation),
                broker::compared);
    }

    static void compare(Broker broker, InboxReconciliation reconciliation) {
        if (!broker.inOrder()) {
            reconciliation.afterACrash();
        }
    }
}
