package je.gov.hub.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import je.gov.hub.event.EventType;
import je.gov.hub.event.Fault;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/** A replay as the body of a request says it. */
sealed interface ReplayText {

    /** It is to begin. */
    record Asked(ReplayScope scope, String why) implements ReplayText {}

    /** It is asked what it would be about. */
    record Dry(ReplayScope scope) implements ReplayText {}

    /** What another has proposed is to begin. */
    record Confirmed(UUID replay) implements ReplayText {}

    /** It is to end before its time. */
    record Cancelled(UUID replay, String why) implements ReplayText {}

    /** It cannot be told what is to be done. */
    record Unclear(List<Fault> faults) implements ReplayText {}

    /** The body, field by field. */
    record Body(
            @Nullable String system,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable List<String> types,
            @Nullable List<UUID> subjects,
            @Nullable String why,
            boolean dryRun,
            @Nullable UUID confirm,
            @Nullable UUID cancel) {}

    static ReplayText read(byte[] text) throws RequestRefusedException {
        try {
            var body = DecisionText.JSON.readValue(text, Body.class);
            return body == null ? new Unclear(List.of(new Fault("", "must be an object"))) : of(body);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return new Unclear(List.of(new Fault("", "is not JSON, or has a field or a value that is not known here")));
        } catch (IOException brokenOff) {
            throw new RequestRefusedException(Problem.BAD_REQUEST);
        }
    }

    private static ReplayText of(Body body) {
        if (body.confirm() != null) {
            return new Confirmed(body.confirm());
        }
        var faults = new ArrayList<Fault>();
        if (body.system() == null && body.cancel() == null) {
            faults.add(new Fault("/system", "must name the system that is told again"));
        }
        if (body.from() != null && body.to() != null && !body.from().isBefore(body.to())) {
            faults.add(new Fault("/to", "must be after from"));
        }
        var why = body.why() == null ? "" : body.why().strip();
        boolean asks = body.dryRun() && body.cancel() == null;
        if (!asks && (why.isEmpty() || why.length() > DecisionText.LONGEST_WHY)) {
            faults.add(new Fault("/why", "must say why, in at most " + DecisionText.LONGEST_WHY + " characters"));
        }
        if (!faults.isEmpty()) {
            return new Unclear(faults);
        }
        return body.cancel() == null ? begin(body, why) : new Cancelled(body.cancel(), why);
    }

    private static ReplayText begin(Body body, String why) {
        var scope = ReplayScope.of(
                new SystemId(Objects.requireNonNull(body.system())),
                body.from(),
                body.to(),
                types(body.types()),
                body.subjects() == null ? List.of() : body.subjects());
        return body.dryRun() ? new Dry(scope) : new Asked(scope, why);
    }

    private static SortedSet<EventType> types(@Nullable List<String> asked) {
        var types = new TreeSet<EventType>();
        if (asked != null) {
            asked.forEach(type -> types.add(new EventType(type)));
        }
        return types;
    }
}
