package je.gov.hub.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import je.gov.hub.ledger.Journey;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/** A journey as it goes over the wire: with the systems by name, or without anything that tells which they are. */
@JsonPropertyOrder({"key", "type", "accepted", "outcome", "deliveries"})
record JourneyAnswer(String key, String type, Instant accepted, String outcome, List<Leg> deliveries) {

    private static final Set<Journey.State> OPEN = Set.of(Journey.State.PENDING, Journey.State.DELAYED);
    private static final String WAITS = "its system waits for a person: ";
    private static final String KEPT = "kept: the system has no agreement";
    private static final Comparator<Journey.Leg> TELLS_NOTHING =
            Comparator.comparing(Journey.Leg::state).thenComparing(Journey.Leg::due);

    /** @param gone whether a system's agreement is no longer there */
    static JourneyAnswer named(Journey journey, Predicate<SystemId> gone) {
        return of(journey, journey.legs().stream().map(leg -> named(leg, gone)).toList());
    }

    /** Neither the delivery's id, which can be computed from the receiver's name, nor its place in the list nor the answer. */
    static JourneyAnswer nameless(Journey journey) {
        return of(
                journey,
                journey.legs().stream()
                        .sorted(TELLS_NOTHING)
                        .map(JourneyAnswer::nameless)
                        .toList());
    }

    private static JourneyAnswer of(Journey journey, List<Leg> legs) {
        return new JourneyAnswer(
                journey.key().value(), journey.type().value(), journey.accepted(), journey.outcome(), legs);
    }

    private static Leg named(Journey.Leg leg, Predicate<SystemId> gone) {
        boolean open = OPEN.contains(leg.state());
        if (open && gone.test(leg.system())) {
            return named(leg, leg.state(), KEPT);
        }
        var waits = leg.waits();
        return open && waits != null
                ? named(leg, waits.kind(), WAITS + waits.why())
                : named(leg, leg.state(), leg.answer());
    }

    private static Leg named(Journey.Leg leg, Enum<?> state, @Nullable String answer) {
        return leg(leg, state, leg.delivery().value(), leg.system().value(), answer);
    }

    private static Leg nameless(Journey.Leg leg) {
        return leg(leg, leg.state(), null, null, null);
    }

    private static Leg leg(
            Journey.Leg leg,
            Enum<?> state,
            @Nullable String delivery,
            @Nullable String system,
            @Nullable String answer) {
        return new Leg(
                delivery,
                system,
                state.name().toLowerCase(Locale.ROOT),
                leg.attempts(),
                leg.repeated(),
                answer,
                leg.due(),
                leg.since());
    }

    /**
     * One delivery.
     *
     * @param state pending, delayed, delivered, discarded, amended, quarantined, held or parked; stopped or suspended where the
     *     whole system waits for a person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"delivery", "system", "state", "attempts", "repeated", "answer", "due", "since"})
    record Leg(
            @Nullable String delivery,
            @Nullable String system,
            String state,
            int attempts,
            boolean repeated,
            @Nullable String answer,
            Instant due,
            @Nullable Instant since) {}
}
