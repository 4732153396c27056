package je.gov.hub.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The framing of HL7's minimal lower layer protocol: {@code <VT> message <FS> <CR>}, in UTF-8. */
final class MllpFrame {

    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int RETURN = 0x0d;

    private MllpFrame() {}

    /** The next message; empty when the other side has hung up between messages. */
    static Optional<String> read(InputStream in) throws IOException {
        var first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        if (first != START) {
            throw new IOException("A frame does not begin with <VT>");
        }
        var message = new ByteArrayOutputStream();
        for (var next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new EOFException("A frame ends in its middle");
            }
            message.write(next);
        }
        if (in.read() != RETURN) {
            throw new IOException("A frame does not end with <FS><CR>");
        }
        return Optional.of(message.toString(StandardCharsets.UTF_8));
    }

    /** Sends one message. */
    static void write(OutputStream out, String message) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(START);
        frame.writeBytes(message.getBytes(StandardCharsets.UTF_8));
        frame.write(END);
        frame.write(RETURN);
        out.write(frame.toByteArray());
        out.flush();
    }
}
