package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** What may be known of this machine's ports before listening on one. */
public final class Ports {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TOP = 32_768;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

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

    /**
     * A port that nobody listens on now, below those that the system gives to whoever connects (IANA's dynamic ports and Linux's
     * ephemeral ones begin at 32,768): a caller of a listener that is away would else be given its port, and speak to itself. Each is
     * given once.
     */
    public static int free() {
        return free(LOWEST, HIGHEST);
    }

    /** The same, of some that are given for this only: for what starts while somebody who will want his port back is away. */
    public static int freeAside() {
        return free(HIGHEST, TOP);
    }

    private static int free(int from, int to) {
        return ThreadLocalRandom.current()
                .ints(from, to)
                .filter(port -> isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow();
    }
}
