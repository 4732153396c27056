package je.gov.hub.prove;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import je.gov.hub.prove.Wire.AnswersLost;
import je.gov.hub.prove.Wire.Away;
import je.gov.hub.prove.Wire.BreaksAfter;
import je.gov.hub.prove.Wire.BreaksBefore;
import je.gov.hub.prove.Wire.HalfOpen;
import je.gov.hub.prove.Wire.Instead;
import je.gov.hub.prove.Wire.Late;
import je.gov.hub.prove.Wire.Narrow;
import je.gov.hub.prove.Wire.Resetting;
import je.gov.hub.prove.Wire.Sliced;
import je.gov.hub.prove.Wire.Sound;
import je.gov.hub.sandbox.Sockets;
import je.gov.hub.sandbox.Threads;

/** A port of loopback that passes on to another one, as well or as badly as it is told, also in the middle of a connection. */
final class FaultProxy implements AutoCloseable {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int PIECE = 8192;

    private final int target;
    private final Sockets sockets;
    private final Set<Socket> both = ConcurrentHashMap.newKeySet();
    private volatile Wire wire = new Sound();

    private FaultProxy(int target) {
        this.target = target;
        sockets = new Sockets(0, this::talk);
        sockets.open();
    }

    /** @param target the port of loopback that is spoken to through it; nobody need listen there yet */
    static FaultProxy to(int target) {
        return new FaultProxy(target);
    }

    int port() {
        return sockets.port();
    }

    /**
     * From now on. What was connected while it was half open stays so, and whoever holds it must find out; after every other fault those
     * who were connected begin anew.
     */
    void turn(Wire next) {
        var last = wire;
        wire = next;
        if (next instanceof Away) {
            sockets.close();
        } else {
            sockets.open();
        }
        if (next instanceof Away || next instanceof Resetting || !(last instanceof Sound || last instanceof HalfOpen)) {
            cut();
        }
    }

    @Override
    public void close() {
        sockets.close();
        cut();
    }

    private void cut() {
        both.forEach(this::end);
    }

    private void end(Socket socket) {
        try {
            if (wire instanceof Resetting) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException already) {
            // closing is all that can be done
        }
    }

    private void talk(Socket caller) throws IOException {
        both.add(caller);
        try {
            if (wire instanceof Resetting) {
                caller.setSoLinger(true, 0);
                return;
            }
            caller.setTcpNoDelay(true);
            connect(caller);
        } finally {
            both.remove(caller);
        }
    }

    private void connect(Socket caller) throws IOException {
        try (var called = new Socket(InetAddress.getLoopbackAddress(), target)) {
            called.setTcpNoDelay(true);
            both.add(called);
            var up = Thread.ofVirtual().start(() -> pump(caller, called, new Way(true)));
            pump(called, caller, new Way(false));
            Threads.join(up);
            both.remove(called);
        }
    }

    /** One way of one connection, and how much went that way. */
    private static final class Way {
        private final boolean up;
        private boolean dead;
        private long passed;
        private byte[] last = {};

        Way(boolean up) {
            this.up = up;
        }
    }

    /** Until one side ends; then both do. */
    private void pump(Socket from, Socket to, Way way) {
        var piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                pass(Arrays.copyOf(piece, count), from, to, way);
            }
        } catch (IOException broken) {
            // a broken side breaks the other, below
        } finally {
            end(from);
            end(to);
        }
    }

    private void pass(byte[] piece, Socket from, Socket to, Way way) throws IOException {
        if (way.dead) {
            return;
        }
        var out = to.getOutputStream();
        switch (wire) {
            case Sound ignored -> out.write(piece);
            case Late late -> {
                LockSupport.parkNanos(late.by().toNanos());
                out.write(piece);
            }
            case Sliced ignored -> oneByOne(piece, out, 0);
            case Narrow narrow -> oneByOne(piece, out, SECOND / narrow.bytesPerSecond());
            case HalfOpen ignored -> way.dead = true;
            case AnswersLost ignored -> breaks(way.up, piece, out);
            case BreaksAfter limit -> breaksAfter(limit.bytes(), piece, out, way);
            case BreaksBefore marked -> breaks(way.up || !holds(marked.bytes(), piece, way), piece, out);
            case Instead instead -> answer(instead, from, way);
            case Away ignored -> throw new IOException("Away");
            case Resetting ignored -> throw new IOException("Reset");
        }
    }

    private static void breaks(boolean not, byte[] piece, OutputStream out) throws IOException {
        if (!not) {
            throw new IOException("Broken");
        }
        out.write(piece);
    }

    private static void oneByOne(byte[] piece, OutputStream out, long pause) throws IOException {
        for (byte one : piece) {
            if (pause > 0) {
                LockSupport.parkNanos(pause);
            }
            out.write(one);
        }
    }

    private static void breaksAfter(int limit, byte[] piece, OutputStream out, Way way) throws IOException {
        if (!way.up) {
            out.write(piece);
            return;
        }
        int left = (int) Math.min(piece.length, limit - way.passed);
        out.write(piece, 0, left);
        way.passed += left;
        if (way.passed >= limit) {
            throw new IOException("Broken");
        }
    }

    private static void answer(Instead instead, Socket from, Way way) throws IOException {
        if (!way.up) {
            return;
        }
        for (int time = 0; time < instead.times(); time++) {
            from.getOutputStream().write(instead.answer());
        }
        throw new IOException("Said what there is to say");
    }

    /** Also where the bytes begin at the end of the last piece. */
    private static boolean holds(byte[] wanted, byte[] piece, Way way) {
        var text = Arrays.copyOf(way.last, way.last.length + piece.length);
        System.arraycopy(piece, 0, text, way.last.length, piece.length);
        way.last = Arrays.copyOfRange(text, Math.max(0, text.length - wanted.length + 1), text.length);
        for (int at = 0; at + wanted.length <= text.length; at++) {
            if (Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
