package je.gov.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import je.gov.hub.event.Fault;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.quarantine.Replay;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A system is told again, and how far that is. For operators only; never shows the data. */
@RestController
class ReplayController {

    private static final int LARGEST = 1024 * 1024;

    private final Replay replay;
    private final RequestText text;

    ReplayController(Replay replay, RequestText text) {
        this.replay = replay;
        this.text = text;
    }

    @PostMapping(path = "/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> replay(HttpServletRequest request, Authentication who) throws RequestRefusedException {
        return switch (ReplayText.read(text.read(request, LARGEST))) {
            case ReplayText.Unclear unclear -> ProblemAnswer.response(Problem.UNCLEAR, unclear.faults());
            case ReplayText.Dry dry ->
                replay.preview(dry.scope())
                        .<ResponseEntity<Object>>map(preview -> ResponseEntity.ok(ReplayAnswer.of(preview)))
                        .orElseGet(ReplayController::withoutAgreement);
            case ReplayText.Asked asked ->
                replay.begin(asked.scope(), who.getName(), asked.why())
                        .map(ReplayController::accepted)
                        .orElseGet(ReplayController::withoutAgreement);
            case ReplayText.Confirmed confirmed ->
                replay.confirm(confirmed.replay(), who.getName())
                        .map(ReplayController::accepted)
                        .orElseGet(() -> ProblemAnswer.response(Problem.NOT_CONFIRMED));
            case ReplayText.Cancelled cancelled -> cancel(cancelled, who.getName());
        };
    }

    private static ResponseEntity<Object> accepted(ReplayRun run) {
        return ResponseEntity.accepted()
                .location(URI.create("/replay/" + run.id()))
                .body(ReplayAnswer.of(run));
    }

    private ResponseEntity<Object> cancel(ReplayText.Cancelled cancelled, String who) {
        boolean done = replay.cancel(cancelled.replay(), who, cancelled.why());
        return replay.of(cancelled.replay())
                .map(run -> done
                        ? ResponseEntity.<Object>ok(ReplayAnswer.of(run))
                        : ProblemAnswer.response(Problem.OVER_ALREADY))
                .orElseGet(() -> ProblemAnswer.response(Problem.NOT_FOUND));
    }

    private static ResponseEntity<Object> withoutAgreement() {
        return ProblemAnswer.response(Problem.UNCLEAR, List.of(new Fault("/system", "has no agreement in force")));
    }

    /** An id that is not known, or is none at all: the same answer. */
    @GetMapping(path = "/replay/{replay}", produces = MediaType.APPLICATION_JSON_VALUE)
    ReplayAnswer.Run one(@PathVariable("replay") String asked) throws RequestRefusedException {
        return id(asked)
                .flatMap(replay::of)
                .map(ReplayAnswer::of)
                .orElseThrow(() -> new RequestRefusedException(Problem.NOT_FOUND));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
