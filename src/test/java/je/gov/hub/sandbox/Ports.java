package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What may be known of this machine's ports before listening on one. */
final class Ports {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Listens on a port, or fails because it is taken. */
    @FunctionalInterface
    interface Opening<T> {
        T open() throws IOException;
    }

    private Ports() {}

    /** Whether a port of loopback could be listened on now. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Listens on a port that may have been closed a moment ago: the system sometimes lets go of it a little later. */
    static <T> T open(int port, Opening<T> opening) {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return opening.open();
            } catch (IOException taken) {
                if (System.nanoTime() > limit) {
                    throw new UncheckedIOException("Port " + port + " cannot be listened on", taken);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** A port that nobody listens on now. */
    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No port of loopback is free", none);
        }
    }
}
