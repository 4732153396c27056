package je.gov.hub.operations;

import static je.gov.hub.exchange.BrokerStand.GROUVILLE;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.delivery.LaneStatus.State;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.exchange.DispatchList;
import je.gov.hub.ledger.Backlog;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class StandingHealthTest {

    @Test
    void isDownWhileTheRelayCarriesNothingAndSaysWhy(@TempDir Path folder) throws Exception {
        var leads = new AtomicBoolean(true);
        try (var stand = new BrokerStand(folder)) {
            var relay = stand.relay(new DispatchList(), leads::get);
            await().until(() -> StandingHealth.of(relay.status()).getStatus().equals(Status.UP));

            leads.set(false);
            await().until(() -> StandingHealth.of(relay.status()).getStatus().equals(Status.DOWN));
            var withoutLease = StandingHealth.of(relay.status());
            leads.set(true);
            await().until(() -> StandingHealth.of(relay.status()).getStatus().equals(Status.UP));
            stand.stopBroker();
            var withoutBroker = StandingHealth.of(relay.status());

            assertThat(withoutLease.getDetails().get("why")).asString().contains("lease");
            assertThat(withoutBroker.getStatus()).isEqualTo(Status.DOWN);
            assertThat(withoutBroker.getDetails()).containsEntry("why", "The broker is not there");
            assertThat(stand.inboxes().waiting(HELIER)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"STOPPED", "UNPLUGGED"})
    void isDownWhereAWholeSystemWaitsForAPerson(State state) {
        var health = health(one(HELIER, State.FLOWING, 0, null), one(GROUVILLE, state, 3, null));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("waitForAPerson")).hasToString("{parish-gr=" + state + ": a reason}");
    }

    @Test
    void isUpWhilePartnersAreAwayAndNamesWhereAPersonDecides() {
        var health = health(
                one(HELIER, State.WAITING, 5, new Backlog(2, 1, 7, Instant.EPOCH)),
                one(GROUVILLE, State.UNPLUGGED, 0, null));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().get("inQuarantineOrHeld")).hasToString("{parish-he=3}");
        assertThat(health.getDetails()).doesNotContainKey("waitForAPerson").containsEntry("systems", 2);
    }

    private static Health health(SystemStanding... systems) {
        return StandingHealth.of(List.of(systems));
    }

    private static SystemStanding one(SystemId system, State state, long waiting, @Nullable Backlog backlog) {
        return new SystemStanding(
                new LaneStatus(system, state, waiting, 0, 0, Instant.EPOCH, "a reason", null), backlog);
    }
}
