package je.gov.hub.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final SystemId PARISH = new SystemId("parish-he");
    private static final SystemId REVENUE = new SystemId("revenue");

    private final LedgerForTests ledger = LedgerForTests.open(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Acceptances acceptances = ledger.door(Acceptances.class);
    private final Dispatches dispatches = ledger.door(Dispatches.class);
    private final Deliveries deliveries = ledger.door(Deliveries.class);
    private final Journeys journeys = ledger.door(Journeys.class);
    private final PeekTable peek = new PeekTable(ledger);
    private final Subject subject = new Subject(UUID.randomUUID());

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void dispatchesInTheOrderOfAcceptanceAndForgetsWhatWasCarried() {
        accept(told("a", 1, "parish-he", "revenue"), told("b", 2, "parish-he"));

        var first = dispatches.next(2, Set.of());
        dispatches.carried(first);

        assertThat(first).extracting(Dispatch::delivery).containsExactly(at("a", "parish-he"), at("a", "revenue"));
        assertThat(dispatches.next(9, Set.of())).extracting(Dispatch::delivery).containsExactly(at("b", "parish-he"));
        assertThat(dispatches.waiting()).isEqualTo(1);
    }

    @Test
    void leavesOutSystemsWithoutAnInbox() {
        accept(told("a", 1, "parish-he", "revenue"));

        var next = dispatches.next(9, Set.of(PARISH));

        assertThat(next).extracting(Dispatch::system).containsExactly(REVENUE);
    }

    @Test
    void opensTheDisclosureItCarriesAndNothingReadableLiesInTheTables() {
        accept(told("a", 1, "parish-he"));

        var body = new String(dispatches.next(1, Set.of()).get(0).body(), UTF_8);

        assertThat(body)
                .contains(
                        "\"id\":\"" + at("a", "parish-he") + "\"",
                        "\"sequence\":\"1\"",
                        "\"source\":\"urn:je:gov:hub\"")
                .contains("\"data\":{\"effectiveDate\":\"2026-11-01\"}");
        assertThat(peek.sealed()).hasSize(2).noneMatch(text -> text.contains("2026-11-01"));
    }

    @Test
    void wakesTheRelayWhenSomethingWasAccepted() throws InterruptedException {
        accept(told("a", 1, "parish-he"));

        dispatches.await(Duration.ofDays(1));

        assertThat(dispatches.waiting()).isEqualTo(1);
    }

    @Test
    void standsOpenThenEndedAndRecordsAReceiptOnce() {
        accept(told("a", 1, "parish-he"));
        var before = standing("a", "parish-he");

        deliveries.delivered(List.of(receipt("a", "parish-he")));
        deliveries.delivered(List.of(receipt("a", "parish-he")));

        assertThat(before).isInstanceOfSatisfying(Standing.Open.class, open -> {
            assertThat(open.subject()).isEqualTo(subject);
            assertThat(open.restricted()).isFalse();
            assertThat(open.fields()).hasToString("[/effectiveDate]");
        });
        assertThat(standing("a", "parish-he")).isEqualTo(new Standing.Ended());
        assertThat(peek.factKinds()).containsExactly("accepted", "delivered");
    }

    @Test
    void doesNotKnowWhatItNeverMadeOrMadeForAnother() {
        accept(told("a", 1, "parish-he"));

        var standing = deliveries.standing(REVENUE, List.of(at("a", "parish-he"), at("z", "revenue")));

        assertThat(standing.values()).containsOnly(new Standing.Unknown());
    }

    @Test
    void aQuarantinedDeliveryBlocksWhatFollowsAboutItsSubjectForThatSystemOnly() {
        accept(told("a", 1, "parish-he", "revenue"), told("b", 2, "parish-he", "revenue"));

        deliveries.quarantined(setback("a", "parish-he", "HTTP 422"));

        assertThat(standing("a", "parish-he")).isEqualTo(new Standing.Ended());
        assertThat(standing("b", "parish-he")).isEqualTo(new Standing.Blocked(subject));
        assertThat(standing("b", "revenue")).isInstanceOf(Standing.Open.class);
    }

    @Test
    void parksWhatIsBlockedAndRefusesToParkWhatIsNot() {
        accept(told("a", 1, "parish-he"), told("b", 2, "parish-he"), told("c", 3, "revenue"));
        deliveries.quarantined(setback("a", "parish-he", "HTTP 422"));

        deliveries.parked(PARISH, List.of(at("b", "parish-he")));

        assertThat(standing("b", "parish-he")).isEqualTo(new Standing.Parked());
        assertThatThrownBy(() -> deliveries.parked(REVENUE, List.of(at("c", "revenue"))))
                .isInstanceOf(NotBlockedException.class);
        assertThat(peek.factKinds()).containsExactly("accepted", "accepted", "accepted", "quarantined", "parked");
    }

    @Test
    void whatWasToldBeforeAHeldDeliveryStillGoes() {
        accept(told("a", 1, "parish-he"));
        acceptances.together(trip -> {
            acceptances.record(trip, List.of(Disclosed.undecided("b", subject, 2, NOW, "parish-he")));
            return true;
        });
        accept(told("c", 3, "parish-he"));

        var standing = List.of(standing("a", "parish-he"), standing("b", "parish-he"), standing("c", "parish-he"));

        assertThat(standing.get(0)).isInstanceOf(Standing.Open.class);
        assertThat(standing.get(1)).isEqualTo(new Standing.Ended());
        assertThat(standing.get(2)).isEqualTo(new Standing.Blocked(subject));
        assertThat(dispatches.next(9, Set.of()))
                .extracting(Dispatch::delivery)
                .containsExactly(at("a", "parish-he"), at("c", "parish-he"));
    }

    @Test
    void holdsADeliveryTheLedgerDoesNotKnow() {
        deliveries.held(setback("z", "parish-he", "unknown"));
        deliveries.held(setback("z", "parish-he", "unknown"));

        assertThat(peek.count("quarantine", "kind", "held")).isEqualTo(1);
        assertThat(peek.count("block")).isZero();
        assertThat(peek.factKinds()).containsExactly("held");
    }

    @Test
    void recordsADelayOnlyWhenItsReasonIsAnother() {
        accept(told("a", 1, "parish-he"));

        for (var reason : List.of("no connection", "no connection", "HTTP 503", "no connection")) {
            deliveries.delayed(setback("a", "parish-he", reason));
        }

        assertThat(peek.delays()).containsExactly("no connection", "HTTP 503", "no connection");
        assertThat(leg("a").state()).isEqualTo(Journey.State.DELAYED);
    }

    @Test
    void tellsTheJourneyOfEachDelivery() {
        accept(told("a", 1, "parish-he", "revenue", "csp"), told("b", 2, "csp"));
        deliveries.delivered(List.of(receipt("a", "parish-he")));
        deliveries.quarantined(setback("a", "csp", "HTTP 422"));
        deliveries.parked(new SystemId("csp"), List.of(at("b", "csp")));

        var journey = journeys.of(Disclosed.key("a")).orElseThrow();

        assertThat(journey.outcome()).isEqualTo("accepted");
        assertThat(journey.legs())
                .extracting(leg -> leg.system() + " " + leg.state() + " " + leg.answer() + " " + leg.attempts())
                .containsExactly("csp QUARANTINED HTTP 422 2", "parish-he DELIVERED AA 1", "revenue PENDING null 0");
        assertThat(leg("b").state()).isEqualTo(Journey.State.PARKED);
        assertThat(journeys.of(Disclosed.key("nowhere"))).isEmpty();
    }

    @Test
    void saysOfAJourneyWhichSystemsWaitForAPersonAndWhy() {
        accept(told("a", 1, "parish-he", "revenue", "csp"));
        deliveries.stopped(new SystemId("csp"), "http 401", "HTTP 401");
        deliveries.stopped(PARISH, "http 401", "HTTP 401");
        ledger.door(Systems.class).suspend(PARISH, "ann", "the register moves");

        var journey = journeys.of(Disclosed.key("a")).orElseThrow();

        assertThat(journey.legs())
                .extracting(Journey.Leg::waits)
                .containsExactly(
                        new Journey.Wait(Journey.Wait.Kind.STOPPED, "HTTP 401"),
                        new Journey.Wait(Journey.Wait.Kind.SUSPENDED, "the register moves"),
                        null);
    }

    @Test
    void dispatchesEveryOpenDeliveryAgainForAnotherJournal() {
        accept(told("a", 1, "parish-he", "revenue"), told("b", 2, "parish-he", "revenue"), told("c", 3, "parish-he"));
        dispatches.carried(dispatches.next(4, Set.of()));
        deliveries.delivered(List.of(receipt("a", "revenue")));
        deliveries.quarantined(setback("a", "parish-he", "HTTP 422"));
        deliveries.parked(PARISH, List.of(at("b", "parish-he")));

        long again = dispatches.adopt("journal-2");

        assertThat(again).isEqualTo(2);
        assertThat(dispatches.next(9, Set.of()))
                .extracting(Dispatch::delivery)
                .containsExactly(at("b", "revenue"), at("c", "parish-he"));
        assertThat(dispatches.journal()).contains("journal-2");
    }

    @Test
    void stopsAndResumesASystemOnce() {
        deliveries.stopped(PARISH, "http 401", "password expired");
        deliveries.stopped(PARISH, "http 401", "password expired");
        deliveries.resumed(PARISH, "operator", "new password");
        deliveries.resumed(PARISH, "operator", "new password");

        assertThat(peek.factKinds()).containsExactly("stopped", "resumed");
        assertThat(peek.count("stopped_system")).isZero();
    }

    @Test
    void factsKeysAndReceiptsCannotBeChanged() {
        accept(told("a", 1, "parish-he"));
        deliveries.delivered(List.of(receipt("a", "parish-he")));
        accept(told("b", 2, "parish-he"));
        deliveries.quarantined(setback("b", "parish-he", "HTTP 422"));
        ledger.door(Quarantines.class).discard(at("b", "parish-he"), "ann", "told by mistake");

        for (var attempt : PeekTable.FORBIDDEN) {
            assertThatThrownBy(() -> peek.change(attempt))
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only appends");
        }
    }

    @Test
    void makesTheMonthItWritesInWhoeverHoldsTheLease() {
        try (var later = LedgerForTests.open(Clock.fixed(Instant.parse("2031-05-31T23:30:00Z"), ZoneOffset.UTC))) {
            var lease = new PeekTable(later).leaseHeld();
            later.door(Deliveries.class).stopped(PARISH, "http 401", "password expired");
            lease.close();

            var partitions = new PeekTable(later).factPartitions();

            assertThat(partitions).containsExactly("fact_2031_05");
        }
    }

    private Acceptance told(String id, long sequence, String... systems) {
        return Disclosed.accepted(id, subject, sequence, NOW, systems);
    }

    private void accept(Acceptance... accepted) {
        acceptances.together(trip -> {
            acceptances.record(trip, List.of(accepted));
            return true;
        });
    }

    private static DeliveryId at(String id, String system) {
        return Disclosed.delivery(id, system);
    }

    private Standing standing(String id, String system) {
        var delivery = at(id, system);
        return Objects.requireNonNull(
                deliveries.standing(new SystemId(system), List.of(delivery)).get(delivery));
    }

    private Journey.Leg leg(String id) {
        return journeys.of(Disclosed.key(id)).orElseThrow().legs().get(0);
    }

    private static Receipt receipt(String id, String system) {
        return new Receipt(at(id, system), new SystemId(system), "AA", new byte[32], 1, false, NOW, NOW);
    }

    private static Setback setback(String id, String system, String reason) {
        return new Setback(
                at(id, system), new SystemId(system), "http 4xx", reason, new byte[0], "", "sink@1", 2, true, NOW);
    }
}
