package je.gov.hub.connector.camel;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import je.gov.hub.connector.WireFormException;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection to a listener for HL7 version 2, framed as its Minimal Lower Layer Protocol says (release 1): VT, the message, FS CR.
 * Nothing is ever sent twice. After whatever fails the connection is closed, so that a late answer is not taken for the next one's. For one
 * thread at a time.
 */
final class MllpLine implements Closeable {

    private static final byte START = 0x0B;
    private static final byte END = 0x1C;
    private static final byte RETURN = '\r';
    private static final int PIECE = 8192;

    private final String host;
    private final int port;
    private final int largest;
    private volatile @Nullable SocketChannel channel;

    /** @param largest how many bytes of an answer are read */
    MllpLine(String host, int port, int largest) {
        this.host = host;
        this.port = port;
        this.largest = largest;
    }

    /** Connects, where there is no connection, or the one that there was has come to its end, or says something that was not asked for. */
    void open(Duration limit) throws IOException {
        var kept = channel;
        if (kept != null && stale(kept)) {
            close();
        }
        if (channel == null) {
            var fresh = SocketChannel.open();
            channel = fresh;
            within(limit, () -> connect(fresh));
        }
    }

    private static boolean stale(SocketChannel kept) {
        try {
            kept.configureBlocking(false);
            boolean silent = kept.read(ByteBuffer.allocate(1)) == 0;
            kept.configureBlocking(true);
            return !silent;
        } catch (IOException broken) {
            return true;
        }
    }

    private boolean connect(SocketChannel fresh) throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("The practice's name cannot be found");
        }
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        return fresh.connect(address);
    }

    /** Sends a message, once, on the connection that is open. */
    void send(byte[] message, Duration limit) throws IOException {
        var frame = ByteBuffer.allocate(message.length + 3)
                .put(START)
                .put(message)
                .put(END)
                .put(RETURN)
                .flip();
        within(limit, () -> {
            while (frame.hasRemaining()) {
                opened().write(frame);
            }
            return frame;
        });
    }

    /**
     * Waits for the answer.
     *
     * @throws WireFormException where what comes is no frame
     */
    byte[] answer(Duration limit) throws IOException, WireFormException {
        var answer = within(limit, this::received);
        int end = end(answer);
        int start = 0;
        while (start < end && answer[start] != START) {
            start++;
        }
        if (end < 0 || start == end || answer.length > largest) {
            close();
            throw new WireFormException("The answer is not framed as MLLP has it, or is longer than the hub reads");
        }
        if (answer.length > end + 2) {
            // something more was said, which no other message may take for its answer
            close();
        }
        return Arrays.copyOfRange(answer, start + 1, end);
    }

    /** Up to the end of a frame, of the connection, or of what the hub reads. */
    private byte[] received() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var piece = ByteBuffer.allocate(PIECE);
        boolean ended = false;
        byte last = 0;
        while (!ended && bytes.size() <= largest) {
            ended = opened().read(piece) < 0;
            for (byte one : Arrays.copyOf(piece.array(), piece.position())) {
                ended |= one == RETURN && last == END;
                last = one;
            }
            bytes.write(piece.array(), 0, piece.position());
            piece.clear();
        }
        if (bytes.size() == 0) {
            throw new EOFException("The practice hung up without an answer");
        }
        return bytes.toByteArray();
    }

    /** Where FS CR stands; negative where it does not. */
    private static int end(byte[] bytes) {
        for (int at = 1; at < bytes.length; at++) {
            if (bytes[at] == RETURN && bytes[at - 1] == END) {
                return at - 1;
            }
        }
        return -1;
    }

    private SocketChannel opened() throws EOFException {
        var open = channel;
        if (open == null) {
            throw new EOFException("There is no connection");
        }
        return open;
    }

    /** What is not done in time is ended by closing the connection under it. */
    private <T> T within(Duration limit, Talk<T> talk) throws IOException {
        var talking = opened();
        var late = new AtomicBoolean();
        var watch = CompletableFuture.runAsync(
                () -> {
                    // said first: whoever waits learns of the closing before this has ended
                    late.set(true);
                    close(talking);
                },
                CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return talk.run();
        } catch (IOException failed) {
            close();
            throw late.get() ? new SocketTimeoutException("The practice took longer than its time limit") : failed;
        } finally {
            watch.cancel(false);
        }
    }

    @FunctionalInterface
    private interface Talk<T> {
        T run() throws IOException;
    }

    @Override
    public void close() {
        var old = channel;
        channel = null;
        if (old != null) {
            close(old);
        }
    }

    private static void close(SocketChannel old) {
        try {
            old.close();
        } catch (IOException already) {
            // closing is all that can be done
        }
    }
}
