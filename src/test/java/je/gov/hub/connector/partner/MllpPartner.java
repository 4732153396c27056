package je.gov.hub.connector.partner;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import je.gov.hub.sandbox.Sockets;

/** An MLLP listener that acknowledges what it gets. */
public final class MllpPartner implements Partner {

    private static final int BEGIN = 0x0B;
    private static final int END = 0x1C;

    private final Sockets server = new Sockets(0, this::serve);
    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    private volatile String code = "AA";
    private volatile String acknowledged = "";
    private volatile Manner manner = Manner.POLITE;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    /** What it does about a message that it has taken. */
    @FunctionalInterface
    public interface Manner {

        /** Answers, and stays connected. */
        Manner POLITE = (acknowledgement, out) -> {
            out.write(acknowledgement);
            return true;
        };

        /** @return whether it stays connected */
        boolean answer(byte[] acknowledgement, OutputStream out) throws IOException;
    }

    public MllpPartner() {
        server.open();
    }

    /** From now on answers with this code, and names this message, or the one it got where empty. */
    public void answers(String code, String acknowledged) {
        this.code = code;
        this.acknowledged = acknowledged;
    }

    /** From now on does this about each message. */
    public void behaves(Manner manner) {
        this.manner = manner;
    }

    /** How often somebody connected. */
    public int connections() {
        return connections.get();
    }

    /** Whether nobody is connected. */
    public boolean idle() {
        return open.get() == 0;
    }

    /** How many messages it has taken. */
    public int messages() {
        return received.size();
    }

    private void serve(Socket socket) throws IOException {
        connections.incrementAndGet();
        open.incrementAndGet();
        try {
            for (var message = frame(socket.getInputStream());
                    message.length > 0;
                    message = frame(socket.getInputStream())) {
                received.add(message);
                if (!manner.answer(acknowledgement(message), socket.getOutputStream())) {
                    return;
                }
            }
        } finally {
            open.decrementAndGet();
        }
    }

    static byte[] frame(InputStream in) throws IOException {
        var message = new ByteArrayOutputStream();
        if (in.read() != BEGIN) {
            return new byte[0];
        }
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The frame ends in its middle");
            }
            message.write(next);
        }
        if (in.read() != '\r') {
            throw new IOException("The frame does not end with FS CR");
        }
        return message.toByteArray();
    }

    private byte[] acknowledgement(byte[] message) {
        var id = new String(message, StandardCharsets.UTF_8).split("\\|", 11)[9];
        var named = acknowledged.isEmpty() ? id : acknowledged;
        var text = "\u000BMSH|^~\\&|GP|GP|HUB|JERSEY|20261102||ACK|" + id + "|P|2.5\rMSA|" + code + "|" + named
                + "\r\u001C\r";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(server.port()),
                "application", "EMIS",
                "facility", "HARBOUR",
                "authority", "HARBOUR",
                "timeLimit", "2000");
    }

    @Override
    public byte[] received() throws InterruptedException {
        var message = received.poll(10, TimeUnit.SECONDS);
        if (message == null || !received.isEmpty()) {
            throw new IllegalStateException("Not one message but " + received.size());
        }
        return message;
    }

    @Override
    public void close() {
        server.close();
    }
}
