package je.gov.hub.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Locale;
import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.ledger.Systems.Backlog;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * A system's way out as it goes over the wire.
 *
 * @param state flowing, waiting, stopped, suspended, unplugged or held_up
 * @param waiting in its inbox, what is in hand included
 * @param undispatched accepted and not yet in its inbox
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "system",
    "state",
    "waiting",
    "inHand",
    "undispatched",
    "quarantined",
    "parked",
    "since",
    "why",
    "next"
})
record SystemAnswer(
        String system,
        String state,
        long waiting,
        int inHand,
        long undispatched,
        long quarantined,
        long parked,
        @Nullable Instant since,
        @Nullable String why,
        @Nullable Instant next) {

    static SystemAnswer of(LaneStatus status, Backlog backlog) {
        return new SystemAnswer(
                status.system().value(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.waiting(),
                status.inHand(),
                backlog.undispatched(),
                backlog.quarantined(),
                backlog.parked(),
                status.since(),
                status.why(),
                status.next());
    }

    /** One that the ledger alone knows. */
    static SystemAnswer without(SystemId system, Backlog backlog) {
        return new SystemAnswer(
                system.value(),
                LaneStatus.State.UNPLUGGED.name().toLowerCase(Locale.ROOT),
                0,
                0,
                backlog.undispatched(),
                backlog.quarantined(),
                backlog.parked(),
                null,
                "it has no inbox; what waits is kept until it comes back",
                null);
    }
}
