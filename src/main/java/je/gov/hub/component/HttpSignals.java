package je.gov.hub.component;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import je.gov.hub.delivery.Signal;
import org.apache.camel.http.base.HttpOperationFailedException;

/** HTTP statuses, and the SOAP faults that HTTP carries. */
final class HttpSignals {

    private static final byte[] NOTHING = {};
    private static final int CONFLICT = 409;

    private HttpSignals() {}

    static Optional<Signal> of(Throwable failure, boolean keyHonoured) {
        if (!(failure instanceof HttpOperationFailedException http)) {
            return Optional.empty();
        }
        var answer = answer(http);
        var fault = SoapFaults.side(answer);
        if (fault.isPresent()) {
            return Optional.of(new Signal("soap", "fault " + fault.get(), answer));
        }
        boolean ours = keyHonoured && http.getStatusCode() == CONFLICT;
        return Optional.of(new Signal("http", http.getStatusCode() + (ours ? " key" : ""), answer));
    }

    private static byte[] answer(HttpOperationFailedException http) {
        var body = http.getResponseBody();
        return body == null ? NOTHING : body.getBytes(StandardCharsets.UTF_8);
    }
}
