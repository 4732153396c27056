package je.gov.hub.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A partner whose connection works, and whose answers do not. */
final class SlowServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Answering answering;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What it does with a connection. */
    @FunctionalInterface
    interface Answering {
        void answer(OutputStream out, SlowServer server) throws IOException, InterruptedException;
    }

    SlowServer(Answering answering) throws IOException {
        this.answering = answering;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    /** Takes everything and says nothing. */
    static Answering silent() {
        return (out, server) -> server.closed.await();
    }

    /** Says this, a byte each time, again and again. */
    static Answering drip(byte[] text, long everyMillis) {
        return (out, server) -> {
            for (int at = 0; !server.closed.await(everyMillis, TimeUnit.MILLISECONDS); at++) {
                out.write(text[at % text.length]);
                out.flush();
            }
        };
    }

    /** Says the head, and then as much of the filling as anybody takes. */
    static Answering endless(byte[] head, byte[] filling) {
        return (out, server) -> {
            out.write(head);
            while (server.closed.getCount() > 0) {
                out.write(filling);
            }
        };
    }

    /** Says this at once, and waits. */
    static Answering atOnce(byte[] all) {
        return (out, server) -> {
            out.write(all);
            out.flush();
            server.closed.await();
        };
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** Connections that the other side has not closed. */
    int open() {
        return open.size();
    }

    private void listen() {
        try {
            while (closed.getCount() > 0) {
                var socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> swallow(socket));
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException ended) {
            closed.countDown();
        }
    }

    private void swallow(Socket socket) {
        try (socket;
                InputStream in = socket.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException cut) {
            // the other side went away, which is what a test waits for
        } finally {
            open.remove(socket);
        }
    }

    private void serve(Socket socket) {
        try {
            answering.answer(socket.getOutputStream(), this);
        } catch (SocketException cut) {
            open.remove(socket);
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
