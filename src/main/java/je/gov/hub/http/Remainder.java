package je.gov.hub.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;

/**
 * What still comes of a request whose answer is known already, such as one without a token. It is read for a moment before the answer
 * goes out, so that the connection can be used again; what has not come by then ends it, and the answer says so. Tomcat alone would wait
 * for all of it, however slowly it comes.
 */
final class Remainder extends ValveBase {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final int MOST = 64 * 1024;

    private final Clock clock;

    Remainder(Clock clock) {
        super(true);
        this.clock = clock;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.isFinished()) {
            if (response.getStatus() == Problem.TOO_SLOW.status() || !arrives(request)) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
            response.finishResponse();
        }
    }

    private boolean arrives(Request request) {
        Instant limit = clock.instant().plus(MOMENT);
        var piece = new byte[MOST];
        int left = MOST;
        try {
            var input = request.getInputStream();
            while (left > 0 && !request.isFinished() && clock.instant().isBefore(limit)) {
                left -= Math.max(0, input.read(piece));
            }
        } catch (IOException | IllegalStateException brokenOff) {
            return false;
        }
        return request.isFinished();
    }
}
