package je.gov.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final SystemId PARISH = new SystemId("parish-he");
    private static final SystemId REVENUE = new SystemId("revenue");

    private final LedgerForTests ledger = LedgerForTests.open(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Deliveries deliveries = ledger.door(Deliveries.class);
    private final Backlogs backlogs = ledger.door(Backlogs.class);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void countsWhatWaitsForAPersonBySystem() {
        var first = new Subject(UUID.randomUUID());
        var second = new Subject(UUID.randomUUID());
        var acceptances = ledger.door(Acceptances.class);
        acceptances.together(trip -> {
            acceptances.record(
                    trip,
                    List.of(
                            Disclosed.accepted("a", first, 1, NOW, "parish-he", "revenue", "csp"),
                            Disclosed.accepted("b", first, 2, NOW, "parish-he", "revenue", "csp"),
                            Disclosed.accepted("c", second, 1, NOW, "parish-he", "revenue", "csp")));
            return true;
        });

        deliveries.quarantined(setback("a", PARISH, NOW.minusSeconds(60)));
        deliveries.parked(PARISH, List.of(Disclosed.delivery("b", "parish-he")));
        deliveries.held(setback("c", PARISH, NOW));
        deliveries.held(setback("a", REVENUE, NOW));

        assertThat(backlogs.bySystem())
                .containsOnlyKeys(PARISH, REVENUE)
                .containsEntry(PARISH, new Backlog(1, 1, 1, NOW.minusSeconds(60)))
                .containsEntry(REVENUE, new Backlog(0, 1, 0, NOW));
    }

    private static Setback setback(String id, SystemId system, Instant at) {
        return new Setback(
                Disclosed.delivery(id, system.value()),
                system,
                "a rule",
                "a reason",
                new byte[0],
                "",
                "sink@1",
                1,
                false,
                at);
    }
}
