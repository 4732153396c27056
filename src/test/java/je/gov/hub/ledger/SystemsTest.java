package je.gov.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import je.gov.hub.ledger.Systems.Backlog;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemsTest {

    private static final SystemId SYSTEM = new SystemId("parish-he");

    private final LedgerForTests ledger = LedgerForTests.open(Clock.systemUTC());
    private final Systems systems = ledger.door(Systems.class);
    private final PeekTable peek = new PeekTable(ledger);

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void remembersThatAndWhyASystemIsSuspended() {
        systems.suspend(SYSTEM, "ann", "the register moves");
        systems.suspend(SYSTEM, "ben", "me too");

        assertThat(systems.suspended(SYSTEM)).hasValue("the register moves");
        assertThat(peek.count("fact", "kind", "suspended")).isEqualTo(1);
        assertThat(peek.count("fact", "actor", "ann")).isEqualTo(1);
    }

    @Test
    void letsItGoOnWhateverItWaitedForAndRecordsWhoSaidSo() {
        systems.suspend(SYSTEM, "ann", "the register moves");
        ledger.door(Deliveries.class).stopped(SYSTEM, "http 401", "credentials");

        systems.resume(SYSTEM, "ben", "it has moved");

        assertThat(systems.suspended(SYSTEM)).isEmpty();
        assertThat(peek.count("stopped_system")).isZero();
        assertThat(peek.count("fact", "actor", "ben")).isEqualTo(1);
    }

    @Test
    void countsWhatWaitsForEachSystem() {
        var acceptances = ledger.door(Acceptances.class);
        var event =
                Disclosed.accepted("event", new Subject(new UUID(7, 1)), 1, Instant.EPOCH, SYSTEM.value(), "parish-gr");
        acceptances.together(trip -> {
            acceptances.record(trip, List.of(event));
            return event;
        });

        var backlogs = systems.backlogs();

        assertThat(backlogs)
                .containsEntry(SYSTEM, new Backlog(1, 0, 0))
                .containsEntry(new SystemId("parish-gr"), new Backlog(1, 0, 0));
    }
}
