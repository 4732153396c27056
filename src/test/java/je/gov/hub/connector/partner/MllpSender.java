package je.gov.hub.connector.partner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A practice's system that sends, and waits for the acknowledgement. */
public final class MllpSender implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final Socket socket;

    private MllpSender(Socket socket) {
        this.socket = socket;
    }

    /** Connects; fails where nobody listens. */
    public static MllpSender to(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        return new MllpSender(socket);
    }

    /** Sends one message in its frame. */
    public byte[] send(byte[] message) throws IOException {
        var out = socket.getOutputStream();
        out.write(0x0B);
        out.write(message);
        out.write(new byte[] {0x1C, '\r'});
        out.flush();
        return MllpPartner.frame(socket.getInputStream());
    }

    /** Sends bytes as they are, and waits for nothing. */
    public void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
