package je.gov.hub.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import je.gov.hub.exchange.NotServingException;
import je.gov.hub.security.IssuerUnreachableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever was thrown below the HTTP edge, by Spring included, into a problem. What an exception says is for the log only. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final int MOST_CAUSES = 10;
    private static final Duration SOON = Duration.ofSeconds(5);

    @ExceptionHandler
    ResponseEntity<Object> refused(RequestRefusedException refusal) {
        return ProblemAnswer.response(refusal.problem());
    }

    @ExceptionHandler
    ResponseEntity<Object> issuerAway(IssuerUnreachableException away) {
        LOG.atWarn().addKeyValue("cause", why(away)).log("The issuer's keys cannot be read, so no token can be judged");
        return unavailable(SOON);
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(AuthenticationException refusal) {
        return ProblemAnswer.response(Problem.UNAUTHENTICATED);
    }

    @ExceptionHandler
    ResponseEntity<Object> notAllowed(AccessDeniedException refusal) {
        return ProblemAnswer.response(Problem.FORBIDDEN);
    }

    @ExceptionHandler
    ResponseEntity<Object> notWellFormed(RequestRejectedException refusal) {
        return ProblemAnswer.response(Problem.BAD_REQUEST);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> databaseAway(Exception away) {
        LOG.atWarn().addKeyValue("cause", why(away)).log("The database did not answer a request");
        return unavailable(SOON);
    }

    @ExceptionHandler
    ResponseEntity<Object> notServing(NotServingException another) {
        return ProblemAnswer.response(Problem.NOT_SERVING);
    }

    @ExceptionHandler
    ResponseEntity<Object> mistaken(Exception mistake) {
        LOG.atError().addKeyValue("cause", why(mistake)).log("A request failed by a mistake of the hub");
        return ProblemAnswer.response(Problem.INTERNAL);
    }

    /** The kinds of failure and where each was thrown; what they say could carry a value of what was sent. */
    private static String why(Throwable failure) {
        var causes = new ArrayList<String>();
        for (Throwable one = failure; one != null && causes.size() < MOST_CAUSES; one = one.getCause()) {
            var trace = one.getStackTrace();
            causes.add(one.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]));
        }
        return String.join(", caused by ", causes);
    }

    static ResponseEntity<Object> unavailable(Duration retryAfter) {
        return later(Problem.UNAVAILABLE, retryAfter);
    }

    static ResponseEntity<Object> later(Problem problem, Duration retryAfter) {
        var headers = new HttpHeaders();
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return ProblemAnswer.response(problem, List.of(), headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception mistake, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ProblemAnswer.ofStatus(status.value(), headers);
    }
}
