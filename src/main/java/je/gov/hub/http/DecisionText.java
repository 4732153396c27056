package je.gov.hub.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import je.gov.hub.event.Fault;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Sought;
import je.gov.hub.quarantine.Decision;
import je.gov.hub.quarantine.Request;
import je.gov.hub.quarantine.Which;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/** A decision as the body of a request says it. */
sealed interface DecisionText {

    /** It is to be done. */
    record Asked(Which which, String why) implements DecisionText {
        Request by(Decision decision, String who) {
            return new Request(decision, which, why, who);
        }
    }

    /** It is asked what would be done. */
    record Dry(Which which) implements DecisionText {}

    /** What another has proposed is to be done. */
    record Confirmed(UUID proposal) implements DecisionText {}

    /** It cannot be told what is to be done. */
    record Unclear(List<Fault> faults) implements DecisionText {}

    /** The body, field by field. */
    record Body(
            @Nullable List<String> deliveries,
            @Nullable Filter filter,
            @Nullable String why,
            boolean dryRun,
            @Nullable UUID confirm) {}

    /** Which of those that wait. */
    record Filter(
            @Nullable String system,
            @Nullable String rule,
            @Nullable Instant since,
            @Nullable Instant until) {}

    JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    int LONGEST_WHY = 500;

    static DecisionText read(byte[] text) throws RequestRefusedException {
        try {
            var body = JSON.readValue(text, Body.class);
            return body == null ? new Unclear(List.of(new Fault("", "must be an object"))) : of(body);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return new Unclear(List.of(new Fault("", "is not JSON, or has a field or a value that is not known here")));
        } catch (IOException brokenOff) {
            throw new RequestRefusedException(Problem.BAD_REQUEST);
        }
    }

    private static DecisionText of(Body body) {
        if (body.confirm() != null) {
            return new Confirmed(body.confirm());
        }
        var faults = new ArrayList<Fault>();
        if ((body.deliveries() == null) == (body.filter() == null)) {
            faults.add(new Fault("", "needs either deliveries or a filter"));
        }
        var why = body.why() == null ? "" : body.why().strip();
        if (!body.dryRun() && (why.isEmpty() || why.length() > LONGEST_WHY)) {
            faults.add(new Fault("/why", "must say why, in at most " + LONGEST_WHY + " characters"));
        }
        if (!faults.isEmpty()) {
            return new Unclear(faults);
        }
        return body.dryRun() ? new Dry(which(body)) : new Asked(which(body), why);
    }

    private static Which which(Body body) {
        var filter = body.filter();
        if (filter != null) {
            var system = filter.system() == null ? null : new SystemId(filter.system());
            return new Which.All(new Sought(system, filter.rule(), filter.since(), filter.until()));
        }
        return new Which.These(
                body.deliveries() == null
                        ? List.of()
                        : body.deliveries().stream().map(DeliveryId::new).toList());
    }
}
