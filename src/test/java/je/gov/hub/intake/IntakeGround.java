package je.gov.hub.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.ledger.Journeys;
import je.gov.hub.ledger.LedgerForTests;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.secret.KeysForTests;
import je.gov.hub.subject.Subjects;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.springframework.util.unit.DataSize;

/** The way in over a real, fresh database, with agreements that a test makes up. */
final class IntakeGround implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int MANY = 2000;

    final AgreementsForTests agreements = new AgreementsForTests();
    final MoodySource source;
    final LedgerForTests ledger;
    final Dispatches dispatches;
    final Deliveries deliveries;
    final Journeys journeys;
    final PeekTable peek;
    final Intake intake;
    final Acceptor acceptor;

    IntakeGround() {
        this(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** @param waiting how many may wait for their commit */
    IntakeGround(int waiting) {
        this(Clock.fixed(NOW, ZoneOffset.UTC), waiting);
    }

    IntakeGround(Clock clock) {
        this(clock, MANY);
    }

    private IntakeGround(Clock clock, int waiting) {
        var moody = new AtomicReference<MoodySource>();
        ledger = LedgerForTests.open(clock, pool -> {
            moody.set(new MoodySource(pool));
            return moody.get();
        });
        source = moody.get();
        dispatches = ledger.door(Dispatches.class);
        deliveries = ledger.door(Deliveries.class);
        journeys = ledger.door(Journeys.class);
        peek = new PeekTable(ledger);
        var schemas = new SchemasForTests();
        var acceptances = ledger.door(Acceptances.class);
        var commit = new GroupCommit(
                acceptances, ledger.door(Subjects.class), new DisclosureMaking(agreements, schemas), clock, AGAIN);
        acceptor = new Acceptor(
                commit,
                new IntakeProperties(
                        200,
                        waiting,
                        Duration.ofSeconds(30),
                        AGAIN,
                        new IntakeProperties.Pace(1, 1, Duration.ZERO, Map.of()),
                        new IntakeProperties.Space(List.of(), DataSize.ofBytes(0))));
        acceptor.start();
        intake = new AcceptingIntake(
                acceptances, new Checks(agreements, schemas), acceptor, KeysForTests.digests(), AGAIN);
    }

    Answer tell(String teller, Told told) {
        return intake.tell(teller(teller), told);
    }

    static Teller teller(String system) {
        return new Teller(new SystemId(system));
    }

    static Answer.Accepted accepted(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("Expected acceptance, got " + answer);
    }

    /** Everything that was dispatched is now delivered. */
    void deliverAll() {
        var carried = dispatches.next(1000, java.util.Set.of());
        deliveries.delivered(carried.stream()
                .map(dispatch -> new je.gov.hub.ledger.Receipt(
                        dispatch.delivery(), dispatch.system(), "AA", new byte[32], 1, false, NOW, NOW))
                .toList());
        dispatches.carried(carried);
    }

    Subjects subjects() {
        return ledger.door(Subjects.class);
    }

    @Override
    public void close() {
        acceptor.close();
        ledger.close();
    }
}
