package je.gov.hub.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A partner that lets nobody in any more: its queue of connections is full, so that whoever calls hears nothing at all. */
final class FullServer implements AutoCloseable {

    private static final int SOON_MILLIS = 200;
    private static final int FEW = 20;

    private final ServerSocket listener;
    private final List<Socket> queue = new ArrayList<>();

    FullServer() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        while (joins()) {
            if (queue.size() > FEW) {
                throw new IOException("This machine's queue of connections is longer than a listener asks for");
            }
        }
    }

    private boolean joins() throws IOException {
        var socket = new Socket();
        queue.add(socket);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), SOON_MILLIS);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : queue) {
            socket.close();
        }
    }
}
