package je.gov.hub.component;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import je.gov.hub.delivery.Signal;
import org.apache.camel.http.base.HttpOperationFailedException;

/** HTTP statuses, and the SOAP faults that HTTP carries. */
final class HttpSignals {

    private static final byte[] NOTHING = {};
    private static final int CONFLICT = 409;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private HttpSignals() {}

    static Optional<Signal> of(Throwable failure, boolean keyHonoured) {
        if (!(failure instanceof HttpOperationFailedException http)) {
            return Optional.empty();
        }
        var answer = answer(http);
        var fault = SoapFaults.side(answer);
        if (fault.isPresent()) {
            return Optional.of(new Signal("soap", "fault " + fault.get(), answer, pause(http)));
        }
        boolean ours = keyHonoured && http.getStatusCode() == CONFLICT;
        return Optional.of(new Signal("http", http.getStatusCode() + (ours ? " key" : ""), answer, pause(http)));
    }

    /** Retry-After, RFC 9110 section 10.2.3. A date counts from the answer's own Date, so that no two clocks are compared. */
    private static Duration pause(HttpOperationFailedException http) {
        var after = header(http, "Retry-After");
        if (SECONDS.matcher(after).matches()) {
            return Duration.ofSeconds(Long.parseLong(after));
        }
        try {
            var pause = Duration.between(date(header(http, "Date")), date(after));
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeParseException noDate) {
            return Duration.ZERO;
        }
    }

    private static Instant date(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    }

    private static String header(HttpOperationFailedException http, String name) {
        var headers = Objects.requireNonNullElse(http.getResponseHeaders(), Map.<String, String>of());
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().strip())
                .findFirst()
                .orElse("");
    }

    private static byte[] answer(HttpOperationFailedException http) {
        var body = http.getResponseBody();
        return body == null ? NOTHING : body.getBytes(StandardCharsets.UTF_8);
    }
}
