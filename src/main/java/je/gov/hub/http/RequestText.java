package je.gov.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Reads what a request carries: never more of it than the limit, whatever the request says of its length, and not for longer than the time it has. */
@Component
class RequestText {

    private static final int AT_ONCE = 8 * 1024;

    private final Clock clock;
    private final Duration longest;

    RequestText(Clock clock, HttpSettings settings) {
        this.clock = clock;
        this.longest = settings.longestArrival();
    }

    /** The body, of any length up to the limit. */
    byte[] read(HttpServletRequest request, int most) throws RequestRefusedException {
        var coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !"identity".equalsIgnoreCase(coding)) {
            throw new RequestRefusedException(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        if (request.getContentLengthLong() > most) {
            throw new RequestRefusedException(Problem.TOO_BIG);
        }
        byte[] text = arrived(request, most);
        if (text.length > most) {
            throw new RequestRefusedException(Problem.TOO_BIG);
        }
        return text;
    }

    private byte[] arrived(HttpServletRequest request, int most) throws RequestRefusedException {
        try {
            return arriving(request, most);
        } catch (IOException brokenOff) {
            boolean silent = NestedExceptionUtils.getMostSpecificCause(brokenOff) instanceof SocketTimeoutException;
            throw new RequestRefusedException(silent ? Problem.TOO_SLOW : Problem.BAD_REQUEST);
        }
    }

    /** The socket's own limit is for the next byte only, and starts anew with each. */
    private byte[] arriving(HttpServletRequest request, int most) throws IOException, RequestRefusedException {
        Instant limit = clock.instant().plus(longest);
        var input = request.getInputStream();
        var text = new ByteArrayOutputStream();
        var piece = new byte[AT_ONCE];
        int length = input.read(piece);
        while (length >= 0 && text.size() + length <= most) {
            if (clock.instant().isAfter(limit)) {
                throw new RequestRefusedException(Problem.TOO_SLOW);
            }
            text.write(piece, 0, length);
            length = input.read(piece);
        }
        text.write(piece, 0, Math.max(0, length));
        return text.toByteArray();
    }
}
