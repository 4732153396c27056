package je.gov.hub.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes every HL7 message, and acknowledges it by its MSH-10. */
final class MllpReceiver implements AutoCloseable {

    private static final int START = 0x0b;
    private static final int END = 0x1c;
    private static final int RETURN = 0x0d;
    private static final int CONTROL_ID = 9;

    private final ServerSocket listener;
    private final Consumer<byte[]> taken;

    private MllpReceiver(ServerSocket listener, Consumer<byte[]> taken) {
        this.listener = listener;
        this.taken = taken;
    }

    static MllpReceiver start(Consumer<byte[]> taken) throws IOException {
        var receiver = new MllpReceiver(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), taken);
        Thread.ofPlatform().name("bench-mllp").daemon().start(receiver::listen);
        return receiver;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void listen() {
        try {
            while (!listener.isClosed()) {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException closed) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (in.read() == START) {
                var message = message(in);
                taken.accept(message);
                socket.getOutputStream().write(acknowledgement(message));
            }
        } catch (IOException hungUp) {
            if (!listener.isClosed() && !socket.isClosed()) {
                throw new UncheckedIOException(hungUp);
            }
        }
    }

    private static byte[] message(InputStream in) throws IOException {
        var message = new ByteArrayOutputStream();
        for (int next = in.read(); next != END && next >= 0; next = in.read()) {
            message.write(next);
        }
        if (in.read() != RETURN) {
            throw new IOException("A frame does not end as it should");
        }
        return message.toByteArray();
    }

    private static byte[] acknowledgement(byte[] message) {
        var head = new String(message, StandardCharsets.UTF_8).split("\r", 2)[0];
        return "\u000bMSH|^~\\&|PRACTICE|HARBOUR|HUB|JERSEY|20261126120000||ACK|A%s|P|2.5\rMSA|AA|%1$s\r\u001c\r"
                .formatted(head.split("\\|", -1)[CONTROL_ID])
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
