package je.gov.hub.component;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import je.gov.hub.component.HubRefusalException.Kind;
import je.gov.hub.event.Fault;
import je.gov.hub.intake.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing an outbox was given.
 *
 * @param outcome as routes see it
 * @param refusal the kind of exception that says the same; null where it was accepted or is no event at all
 */
record OutboxEntry(
        String outcome, @Nullable Kind refusal, @Nullable String key, boolean known, List<Fault> faults) {

    static OutboxEntry of(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted ->
                new OutboxEntry("accepted", null, accepted.key().value(), accepted.known(), List.of());
            case Answer.Conflict ignored -> refused(Kind.conflict, List.of());
            case Answer.Forbidden ignored -> refused(Kind.forbidden, List.of());
            case Answer.UnknownType ignored -> refused(Kind.unknownType, List.of());
            case Answer.OtherSchema ignored -> refused(Kind.invalid, List.of(Answer.OtherSchema.FAULT));
            case Answer.Invalid invalid -> refused(Kind.invalid, invalid.faults());
            case Answer.Unavailable ignored -> refused(Kind.unavailable, List.of());
            case Answer.TooMany ignored -> refused(Kind.unavailable, List.of());
            case Answer.Spared ignored -> refused(Kind.unavailable, List.of());
        };
    }

    static OutboxEntry malformed(List<Fault> faults) {
        return refused(Kind.malformed, faults);
    }

    static OutboxEntry tooBig(int limit) {
        return refused(Kind.tooBig, List.of(new Fault("", "is larger than " + limit + " bytes")));
    }

    static OutboxEntry unreadable(String reason) {
        return new OutboxEntry("unreadable", null, null, false, List.of(new Fault("", reason)));
    }

    private static OutboxEntry refused(Kind kind, List<Fault> faults) {
        return new OutboxEntry(kind.name(), kind, null, false, faults);
    }

    ObjectNode json(ObjectNode into) {
        into.put("outcome", outcome);
        if (key != null) {
            into.put("key", key).put("known", known);
        }
        if (!faults.isEmpty()) {
            var list = into.putArray("faults");
            faults.forEach(
                    fault -> list.addObject().put("pointer", fault.pointer()).put("detail", fault.detail()));
        }
        return into;
    }
}
