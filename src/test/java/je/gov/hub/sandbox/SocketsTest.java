package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketsTest {

    private final Sockets sockets =
            new Sockets(0, socket -> socket.getOutputStream().write('a'));

    @AfterEach
    void close() {
        sockets.close();
    }

    /** Whoever accepts keeps the port open for a moment: of 500 some were let in when nobody waited for that. */
    @Test
    void nobodyIsLetInOnceItIsClosed() {
        assertThat(IntStream.range(0, 500).filter(time -> isLetInAfterClosing()).count())
                .isZero();
    }

    @Test
    void aClosedPortOpensAgainOnTheSameNumber() throws IOException {
        sockets.open();
        int port = sockets.port();

        sockets.close();

        assertThatIOException().isThrownBy(this::connected).isInstanceOf(ConnectException.class);
        sockets.open();
        assertThat(sockets.port()).isEqualTo(port);
        try (var socket = connected()) {
            assertThat(socket.getInputStream().read()).isEqualTo('a');
        }
    }

    private boolean isLetInAfterClosing() {
        sockets.open();
        sockets.close();
        try (var in = connected()) {
            return in.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), sockets.port());
    }
}
