package je.gov.hub.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import je.gov.hub.event.Fault;
import je.gov.hub.exchange.Reconciliation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compares what the broker holds with what the ledger knows, and puts back what is missing. For operators only; never shows the data. */
@RestController
class ReconciliationController {

    private static final int LARGEST = 64 * 1024;

    private final Reconciliation reconciliation;
    private final RequestText text;

    ReconciliationController(Reconciliation reconciliation, RequestText text) {
        this.reconciliation = reconciliation;
        this.text = text;
    }

    /** What is asked for, field by field. */
    record Body(@Nullable String why, boolean dryRun) {}

    /** What came of it, by system. */
    record Answered(List<Inbox> inboxes) {}

    /**
     * One system's inbox.
     *
     * @param carried how many deliveries should be there
     * @param replay that tells again what was taken though it came later
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"system", "carried", "missing", "putBack", "replay"})
    record Inbox(
            String system,
            int carried,
            int missing,
            int putBack,
            @Nullable UUID replay) {

        static Inbox of(Reconciliation.Compared one) {
            return new Inbox(one.system().value(), one.carried(), one.missing(), one.putBack(), one.replay());
        }
    }

    @PostMapping(path = "/reconciliation", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> reconcile(HttpServletRequest request, Authentication who) throws RequestRefusedException {
        Body body;
        try {
            body = Objects.requireNonNullElse(
                    DecisionText.JSON.readValue(text.read(request, LARGEST), Body.class), new Body(null, false));
        } catch (JsonProcessingException unreadable) {
            return unclear("", "is not JSON, or has a field or a value that is not known here");
        } catch (IOException brokenOff) {
            throw new RequestRefusedException(Problem.BAD_REQUEST);
        }
        var why = body.why() == null ? "" : body.why().strip();
        if (!body.dryRun() && (why.isEmpty() || why.length() > DecisionText.LONGEST_WHY)) {
            return unclear("/why", "must say why, in at most " + DecisionText.LONGEST_WHY + " characters");
        }
        var compared = body.dryRun() ? reconciliation.look() : reconciliation.putBack(who.getName(), why);
        return ResponseEntity.ok(new Answered(compared.stream().map(Inbox::of).toList()));
    }

    private static ResponseEntity<Object> unclear(String pointer, String detail) {
        return ProblemAnswer.response(Problem.UNCLEAR, List.of(new Fault(pointer, detail)));
    }
}
