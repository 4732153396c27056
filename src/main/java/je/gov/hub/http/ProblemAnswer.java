package je.gov.hub.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import je.gov.hub.event.Fault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A problem as it goes over the wire (RFC 9457 section 3).
 *
 * @param errors the places in the request that are wrong, each with a JSON Pointer into what was sent, the first hundred at
 *     most; left out when none
 * @param moreErrors how many more places are wrong; left out when none
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "errors", "moreErrors"})
record ProblemAnswer(
        URI type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int moreErrors) {

    private static final int MOST = 100;

    ProblemAnswer {
        errors = List.copyOf(errors);
    }

    /** One that was found by its status alone: the body says the same number as the status line (RFC 9457 section 3.1.2). */
    static ResponseEntity<Object> ofStatus(int status, HttpHeaders headers) {
        return response(Problem.ofStatus(status), status, List.of(), headers);
    }

    static ResponseEntity<Object> response(Problem problem) {
        return response(problem, List.of(), new HttpHeaders());
    }

    static ResponseEntity<Object> response(Problem problem, List<Fault> errors) {
        return response(problem, errors, new HttpHeaders());
    }

    static ResponseEntity<Object> response(Problem problem, List<Fault> errors, HttpHeaders headers) {
        return response(problem, problem.status(), errors, headers);
    }

    private static ResponseEntity<Object> response(
            Problem problem, int status, List<Fault> errors, HttpHeaders headers) {
        var first = errors.subList(0, Math.min(MOST, errors.size()));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new ProblemAnswer(
                        problem.type(),
                        problem.title(),
                        status,
                        problem.detail(),
                        first,
                        errors.size() - first.size()));
    }
}
