package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.exchange.Inboxes;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.ledger.LedgerForTests;
import je.gov.hub.ledger.Reconciliations;
import je.gov.hub.ledger.Systems;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class DeliveryConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void startsBrokerRelayAndLanesFromTheSettings() {
        var system = new SystemId("parish-he");
        var partner = new Partner();
        try (var ledger = LedgerForTests.open(Clock.systemUTC());
                var context = context(ledger)) {
            var delivery = context.getBean(Delivery.class);
            delivery.register(system, partner, new Terms(true, "sink@1"));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> delivery.status().stream()
                            .anyMatch(one -> one.system().equals(system) && one.state() == LaneStatus.State.FLOWING));

            assertThat(context.getBean(Inboxes.class).serving()).isTrue();
            assertThat(Files.isDirectory(folder.resolve("artemis").resolve("journal")))
                    .isTrue();
            assertThat(Files.exists(folder.resolve("in-hand").resolve("parish-he")))
                    .isTrue();
        }
    }

    private AnnotationConfigApplicationContext context(LedgerForTests ledger) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "settings",
                        Map.of(
                                "hub.broker.folder", folder.resolve("artemis").toString(),
                                "hub.delivery.folder", folder.resolve("in-hand").toString(),
                                "hub.delivery.patience", "2s")));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(DataSource.class, ledger::pool);
        context.registerBean(Dispatches.class, () -> ledger.door(Dispatches.class));
        context.registerBean(Deliveries.class, () -> ledger.door(Deliveries.class));
        context.registerBean(Reconciliations.class, () -> ledger.door(Reconciliations.class));
        context.registerBean(Systems.class, () -> ledger.door(Systems.class));
        context.registerBean(Agreements.class, Willing::new);
        context.scan("je.gov.hub.exchange", "je.gov.hub.delivery");
        context.refresh();
        return context;
    }
}
