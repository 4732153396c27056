package je.gov.hub.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A listening port of loopback that can be closed, with all its connections, and opened again on the same number. */
public final class Sockets implements AutoCloseable {

    /** What is said on one connection, until it ends. */
    @FunctionalInterface
    public interface Talk {
        void with(Socket socket) throws IOException;
    }

    private final Talk talk;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private int port;
    private @Nullable Listening listening;

    private record Listening(ServerSocket socket, Thread accepting) {}

    /** Does not listen yet; port 0 becomes any free one when it does. */
    public Sockets(int port, Talk talk) {
        this.port = port;
        this.talk = talk;
    }

    /** The same from the first opening on. */
    public int port() {
        return port;
    }

    /** Listens, when it does not already. */
    public synchronized void open() {
        if (listening != null) {
            return;
        }
        var socket = Ports.open(port, this::bound);
        port = socket.getLocalPort();
        // a virtual thread keeps a closed port open until it has its turn
        var accepting = Thread.ofPlatform().daemon().name("port-" + port).start(() -> accept(socket));
        listening = new Listening(socket, accepting);
    }

    /** Closes the port and cuts what is connected; nobody is let in any more once this returns. */
    @Override
    public synchronized void close() {
        if (listening != null) {
            shut(listening.socket());
            // whoever waits for a caller keeps the port open until they have seen that it is closed
            Threads.join(listening.accepting());
            listening = null;
        }
        cut();
    }

    /** Cuts what is connected, and goes on listening. */
    public void cut() {
        connections.forEach(Sockets::shut);
    }

    private ServerSocket bound() throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
                if (server.isClosed()) {
                    shut(socket);
                }
            } catch (IOException closed) {
                // the loop's condition decides: a closed port ends it, a connection lost while being made does not
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            talk.with(socket);
        } catch (IOException cut) {
            // the connection is over, whoever ended it; the other side finds out as it would in life
        } finally {
            connections.remove(socket);
        }
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception already) {
            // closing is all that can be done
        }
    }
}
