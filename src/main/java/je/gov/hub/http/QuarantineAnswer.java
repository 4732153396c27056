package je.gov.hub.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import je.gov.hub.ledger.Bookmark;
import je.gov.hub.ledger.Quarantined;
import je.gov.hub.quarantine.Conclusion;
import je.gov.hub.quarantine.Preview;
import je.gov.hub.quarantine.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What waits for a person, and what came of a decision, as they go over the wire. */
final class QuarantineAnswer {

    private QuarantineAnswer() {}

    /**
     * A page.
     *
     * @param next what to ask {@code after} for the next one; left out where there is none
     */
    @JsonPropertyOrder({"waiting", "next"})
    record Page(
            List<Waiting> waiting,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /**
     * One that waits.
     *
     * @param state quarantined (refused by the system) or held (by the hub)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"delivery", "system", "state", "rule", "reason", "since", "behind", "withBody"})
    record Waiting(
            String delivery,
            String system,
            String state,
            String rule,
            String reason,
            Instant since,
            long behind,
            boolean withBody,
            @Nullable String event,
            @Nullable String type,
            String excerpt,
            String made,
            int attempts,
            boolean repeated) {}

    /** What a decision would be about; with a proposal's id where a second person must confirm it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"proposal", "deliveries", "systems", "oldest", "behind"})
    record Planned(
            @Nullable String proposal,
            int deliveries,
            SortedMap<String, Integer> systems,
            @Nullable Instant oldest,
            long behind) {}

    /** What was decided. */
    @JsonPropertyOrder({"done", "refused", "results"})
    record Ended(long done, long refused, List<One> results) {}

    /**
     * One of them.
     *
     * @param result done, amended or refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"delivery", "result", "successor", "reason"})
    record One(
            String delivery,
            String result,
            @Nullable String successor,
            @Nullable String reason) {}

    /** @param found one more than the page holds, where there are more */
    static Page page(List<Quarantined> found, int limit) {
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit ? shown.get(limit - 1) : null;
        return new Page(
                shown.stream().map(QuarantineAnswer::waiting).toList(),
                next == null ? null : QuarantineSearch.text(new Bookmark(next.since(), next.delivery())));
    }

    static Waiting waiting(Quarantined one) {
        return new Waiting(
                one.delivery().value(),
                one.system().value(),
                one.held() ? "held" : "quarantined",
                one.rule(),
                one.reason(),
                one.since(),
                one.behind(),
                one.withBody(),
                one.event() == null ? null : one.event().value(),
                one.type() == null ? null : one.type().value(),
                one.excerpt(),
                one.made(),
                one.attempts(),
                one.repeated());
    }

    static ResponseEntity<Object> of(Preview preview) {
        return ResponseEntity.ok(planned(null, preview));
    }

    static ResponseEntity<Object> of(Conclusion conclusion) {
        return switch (conclusion) {
            case Conclusion.Decided decided -> ResponseEntity.ok(ended(decided.results()));
            case Conclusion.Proposed proposed ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .body(planned(proposed.proposal().toString(), proposed.preview()));
            case Conclusion.TooMany tooMany -> ProblemAnswer.response(Problem.TOO_MANY_AT_ONCE);
            case Conclusion.NotConfirmed no -> ProblemAnswer.response(Problem.NOT_CONFIRMED);
        };
    }

    private static Planned planned(@Nullable String proposal, Preview preview) {
        var systems = new TreeMap<String, Integer>();
        preview.systems().forEach((system, count) -> systems.put(system.value(), count));
        return new Planned(proposal, preview.deliveries(), systems, preview.oldest(), preview.behind());
    }

    private static Ended ended(List<Result> results) {
        long refused = results.stream().filter(Result.Refused.class::isInstance).count();
        return new Ended(
                results.size() - refused,
                refused,
                results.stream().map(QuarantineAnswer::one).toList());
    }

    private static One one(Result result) {
        return switch (result) {
            case Result.Done done -> new One(done.delivery().value(), "done", null, null);
            case Result.Amended amended ->
                new One(
                        amended.delivery().value(),
                        "amended",
                        amended.successor().value(),
                        null);
            case Result.Refused refused -> new One(refused.delivery().value(), "refused", null, refused.reason());
        };
    }
}
