package je.gov.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import je.gov.hub.intake.Intake;
import je.gov.hub.intake.Told;
import je.gov.hub.system.Teller;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes events: one, structured or binary, or a batch of which all are accepted or none (CloudEvents 1.0.2, HTTP binding). */
@RestController
class TellController {

    private final Letters letters;
    private final Intake intake;

    TellController(Letters letters, Intake intake) {
        this.letters = letters;
        this.intake = intake;
    }

    @PostMapping("/events")
    ResponseEntity<Object> tell(HttpServletRequest request, @AuthenticationPrincipal Teller teller)
            throws RequestRefusedException {
        return switch (letters.open(request)) {
            case Letter.Illegible illegible -> ProblemAnswer.response(illegible.problem(), illegible.faults());
            case Letter.One one -> Answers.toOne(intake.tell(teller, new Told(one.event(), null)), one.dataAt());
            case Letter.Many many -> Answers.toMany(intake.tellAll(teller, told(many)));
        };
    }

    private static List<Told> told(Letter.Many many) {
        return many.events().stream().map(event -> new Told(event, null)).toList();
    }
}
