package je.gov.hub.prove;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import je.gov.hub.sandbox.Sockets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault of a wire, on a wire to somebody who says everything twice. */
class FaultProxyTest {

    private final AtomicInteger heard = new AtomicInteger();
    private final Sockets twice = new Sockets(0, this::sayTwice);
    private FaultProxy proxy;

    @BeforeEach
    void start() {
        twice.open();
        proxy = FaultProxy.to(twice.port());
    }

    @AfterEach
    void stop() {
        proxy.close();
        twice.close();
    }

    private void sayTwice(Socket socket) throws IOException {
        for (int one = socket.getInputStream().read();
                one >= 0;
                one = socket.getInputStream().read()) {
            heard.incrementAndGet();
            socket.getOutputStream().write(new byte[] {(byte) one, (byte) one});
        }
    }

    @Test
    void aSoundWirePassesBothWays() throws IOException {
        try (var socket = connected()) {
            assertThat(answer(socket, "abc", 6)).isEqualTo("aabbcc");
        }
    }

    @Test
    void aLateWireIsLate() throws IOException {
        proxy.turn(new Wire.Late(Duration.ofMillis(150)));

        try (var socket = connected()) {
            long before = System.nanoTime();
            assertThat(answer(socket, "a", 2)).isEqualTo("aa");
            assertThat(System.nanoTime() - before)
                    .isGreaterThan(Duration.ofMillis(300).toNanos());
        }
    }

    @Test
    void whoIsAwayIsNotListenedForAndWhatWasConnectedEnds() throws IOException {
        try (var before = connected()) {
            answer(before, "a", 2);

            proxy.turn(new Wire.Away());

            assertThat(end(before)).isTrue();
            assertThatIOException().isThrownBy(this::connected).isInstanceOf(ConnectException.class);
        }
        proxy.turn(new Wire.Sound());
        try (var after = connected()) {
            assertThat(answer(after, "b", 2)).isEqualTo("bb");
        }
    }

    @Test
    void aResetIsOne() throws IOException {
        try (var socket = connected()) {
            answer(socket, "a", 2);

            proxy.turn(new Wire.Resetting());

            assertThatIOException()
                    .isThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .withMessageContaining("reset");
        }
    }

    @Test
    void aHalfOpenWireTakesEverythingAndSaysNothing() throws IOException {
        proxy.turn(new Wire.HalfOpen());

        try (var socket = connected()) {
            socket.setSoTimeout(1000);
            assertThatIOException()
                    .isThrownBy(() -> answer(socket, "abc", 1))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(heard).hasValue(0);

            proxy.turn(new Wire.Sound());

            assertThatIOException()
                    .isThrownBy(() -> answer(socket, "abc", 1))
                    .isInstanceOf(SocketTimeoutException.class);
        }
        try (var after = connected()) {
            assertThat(answer(after, "b", 2)).isEqualTo("bb");
        }
    }

    @Test
    void aSlicedWirePassesEverything() throws IOException {
        proxy.turn(new Wire.Sliced());

        try (var socket = connected()) {
            assertThat(answer(socket, "abcdef", 12)).isEqualTo("aabbccddeeff");
        }
    }

    @Test
    void aNarrowWireTakesItsTime() throws IOException {
        proxy.turn(new Wire.Narrow(20));

        try (var socket = connected()) {
            long before = System.nanoTime();
            answer(socket, "abcde", 10);
            assertThat(System.nanoTime() - before)
                    .isGreaterThan(Duration.ofMillis(500).toNanos());
        }
    }

    @Test
    void anAnswerIsLostAfterItsEffect() throws IOException {
        proxy.turn(new Wire.AnswersLost());

        try (var socket = connected()) {
            socket.getOutputStream().write("a".getBytes(US_ASCII));

            assertThat(end(socket)).isTrue();
            assertThat(heard).hasValue(1);
        }
    }

    @Test
    void itBreaksAfterSoManyBytes() throws IOException {
        proxy.turn(new Wire.BreaksAfter(3));

        try (var socket = connected()) {
            socket.getOutputStream().write("abcdef".getBytes(US_ASCII));

            assertThat(end(socket)).isTrue();
            Awaitility.await().untilAsserted(() -> assertThat(heard).hasValueBetween(1, 3));
        }
    }

    @Test
    void itBreaksBeforeWhatItWaitsForAlsoWhenThatComesInPieces() throws IOException {
        proxy.turn(new Wire.BreaksBefore("bb".getBytes(US_ASCII)));

        try (var socket = connected()) {
            assertThat(answer(socket, "a", 2)).isEqualTo("aa");
            socket.getOutputStream().write("b".getBytes(US_ASCII));

            var rest = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(rest);
            assertThat(rest.toString(US_ASCII)).doesNotContain("bb");
        }
    }

    @Test
    void somethingElseIsSaidInstead() throws IOException {
        proxy.turn(new Wire.Instead("no\n".getBytes(US_ASCII), 3));

        try (var socket = connected()) {
            assertThat(answer(socket, "abc", 9)).isEqualTo("no\nno\nno\n");
            assertThat(heard).hasValue(0);
        }
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static String answer(Socket socket, String said, int length) throws IOException {
        socket.getOutputStream().write(said.getBytes(US_ASCII));
        return new String(socket.getInputStream().readNBytes(length), US_ASCII);
    }

    /** Whether the connection ends, in whatever way and whatever comes before. */
    private static boolean end(Socket socket) throws IOException {
        socket.setSoTimeout(5000);
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException still) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }
}
