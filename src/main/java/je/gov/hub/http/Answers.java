package je.gov.hub.http;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import je.gov.hub.event.Fault;
import je.gov.hub.intake.Answer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the intake answered, in the words of HTTP. */
final class Answers {

    private Answers() {}

    /** 202 with the journey's address, the same for an event that was accepted before. */
    static ResponseEntity<Object> toOne(Answer answer, String dataAt) {
        return switch (answer) {
            case Answer.Accepted accepted ->
                ResponseEntity.accepted().location(journey(accepted)).build();
            case Answer.Unavailable unavailable -> ProblemAdvice.unavailable(unavailable.retryAfter());
            case Answer.TooMany tooMany -> ProblemAdvice.later(Problem.TOO_MANY, tooMany.retryAfter());
            case Answer.Invalid invalid -> ProblemAnswer.response(Problem.INVALID, under(dataAt, invalid));
            case Answer.Conflict none -> ProblemAnswer.response(Problem.CONFLICT);
            case Answer.Forbidden none -> ProblemAnswer.response(Problem.NOT_AGREED);
            case Answer.UnknownType none -> ProblemAnswer.response(Problem.UNKNOWN_TYPE);
            case Answer.OtherSchema none -> ProblemAnswer.response(Problem.INVALID, List.of(Answer.OtherSchema.FAULT));
            case Answer.Spared none -> throw new IllegalStateException("One event cannot be spared for another's sake");
        };
    }

    /** 202 with the keys, in the order of the batch; otherwise the gravest problem, with every place that has one. */
    static ResponseEntity<Object> toMany(List<Answer> answers) {
        var refused = answers.stream()
                .filter(Predicate.not(Answer.Spared.class::isInstance))
                .toList();
        if (answers.stream().allMatch(Answer.Accepted.class::isInstance)) {
            return ResponseEntity.accepted()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(answers.stream()
                            .map(answer -> ((Answer.Accepted) answer).key().value())
                            .toList());
        }
        return refused.stream()
                .flatMap(Answers::later)
                .findFirst()
                .orElseGet(() -> ProblemAnswer.response(gravest(refused), places(answers)));
    }

    private static Stream<ResponseEntity<Object>> later(Answer answer) {
        return answer instanceof Answer.Unavailable || answer instanceof Answer.TooMany
                ? Stream.of(toOne(answer, ""))
                : Stream.empty();
    }

    private static URI journey(Answer.Accepted accepted) {
        return URI.create("/events/" + accepted.key());
    }

    private static Problem gravest(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> problem(answer))
                .min(Comparator.comparingInt(Problem::status))
                .orElseThrow(() -> new IllegalStateException("A batch was neither accepted nor refused"));
    }

    private static Stream<Problem> problem(Answer answer) {
        return switch (answer) {
            case Answer.Forbidden none -> Stream.of(Problem.NOT_AGREED);
            case Answer.Conflict none -> Stream.of(Problem.CONFLICT);
            case Answer.Invalid none -> Stream.of(Problem.INVALID);
            case Answer.UnknownType none -> Stream.of(Problem.UNKNOWN_TYPE);
            case Answer.OtherSchema none -> Stream.of(Problem.INVALID);
            case Answer.Unavailable none -> Stream.of(Problem.UNAVAILABLE);
            case Answer.TooMany none -> Stream.of(Problem.TOO_MANY);
            case Answer.Accepted none -> Stream.empty();
            case Answer.Spared none -> Stream.empty();
        };
    }

    private static List<Fault> places(List<Answer> answers) {
        return IntStream.range(0, answers.size())
                .boxed()
                .flatMap(index -> places(index, answers.get(index)))
                .toList();
    }

    private static Stream<Fault> places(int index, Answer answer) {
        return switch (answer) {
            case Answer.Invalid invalid -> under("/" + index + "/data", invalid).stream();
            case Answer.OtherSchema none -> Stream.of(at("/" + index, Answer.OtherSchema.FAULT));
            default -> problem(answer).map(problem -> new Fault("/" + index, problem.detail()));
        };
    }

    private static List<Fault> under(String dataAt, Answer.Invalid invalid) {
        return invalid.faults().stream().map(fault -> at(dataAt, fault)).toList();
    }

    private static Fault at(String place, Fault fault) {
        return new Fault(place + fault.pointer(), fault.detail());
    }
}
