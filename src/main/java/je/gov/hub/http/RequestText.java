package je.gov.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/** Reads what a request carries, and never more of it than the limit, whatever the request says of its length. */
final class RequestText {

    private RequestText() {}

    /** The body, of any length up to the limit. */
    static byte[] read(HttpServletRequest request, int most) throws RequestRefusedException {
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

    private static byte[] arrived(HttpServletRequest request, int most) throws RequestRefusedException {
        try {
            return request.getInputStream().readNBytes(most + 1);
        } catch (IOException brokenOff) {
            throw new RequestRefusedException(Problem.BAD_REQUEST);
        }
    }
}
