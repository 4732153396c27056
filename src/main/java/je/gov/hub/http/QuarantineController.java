package je.gov.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.quarantine.Decision;
import je.gov.hub.quarantine.Quarantine;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person, and the person's decision. For operators only; never shows the data. */
@RestController
class QuarantineController {

    private static final int LARGEST = 1024 * 1024;

    private final Quarantine quarantine;
    private final RequestText text;

    QuarantineController(Quarantine quarantine, RequestText text) {
        this.quarantine = quarantine;
        this.text = text;
    }

    @GetMapping(path = "/quarantine", produces = MediaType.APPLICATION_JSON_VALUE)
    QuarantineAnswer.Page waiting(@RequestParam Map<String, String> asked) throws RequestRefusedException {
        var search = QuarantineSearch.of(asked);
        var found = quarantine.waiting(search.sought(), search.after(), search.limit() + 1);
        return QuarantineAnswer.page(found, search.limit());
    }

    /** An id that is not known, is none at all, or does not wait: the same answer. */
    @GetMapping(path = "/quarantine/{delivery}", produces = MediaType.APPLICATION_JSON_VALUE)
    QuarantineAnswer.Waiting one(@PathVariable("delivery") String delivery) throws RequestRefusedException {
        return id(delivery)
                .flatMap(quarantine::of)
                .map(QuarantineAnswer::waiting)
                .orElseThrow(() -> new RequestRefusedException(Problem.NOT_FOUND));
    }

    private static Optional<DeliveryId> id(String text) {
        try {
            return Optional.of(new DeliveryId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @PostMapping(path = "/quarantine/release", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> release(HttpServletRequest request, Authentication who) throws RequestRefusedException {
        return decide(Decision.RELEASE, request, who);
    }

    @PostMapping(path = "/quarantine/amend", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> amend(HttpServletRequest request, Authentication who) throws RequestRefusedException {
        return decide(Decision.AMEND, request, who);
    }

    @PostMapping(path = "/quarantine/discard", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> discard(HttpServletRequest request, Authentication who) throws RequestRefusedException {
        return decide(Decision.DISCARD, request, who);
    }

    private ResponseEntity<Object> decide(Decision decision, HttpServletRequest request, Authentication who)
            throws RequestRefusedException {
        return switch (DecisionText.read(text.read(request, LARGEST))) {
            case DecisionText.Unclear unclear -> ProblemAnswer.response(Problem.UNCLEAR, unclear.faults());
            case DecisionText.Dry dry -> QuarantineAnswer.of(quarantine.preview(dry.which()));
            case DecisionText.Confirmed confirmed ->
                QuarantineAnswer.of(quarantine.confirm(decision, confirmed.proposal(), who.getName()));
            case DecisionText.Asked asked -> QuarantineAnswer.of(quarantine.decide(asked.by(decision, who.getName())));
        };
    }
}
