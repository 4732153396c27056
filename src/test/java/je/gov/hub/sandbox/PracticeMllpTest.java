package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PracticeMllpTest {

    private static final String A31 = String.join(
            "\r",
            "MSH|^~\\&|HUB|JERSEY|GP|HARBOUR|20260301101500+0000||ADT^A31^ADT_A05|ABCDEFGHIJ0123456789|P|2.5|||||||UNICODE UTF-8",
            "EVN||20260301101500+0000",
            "PID|||H-1^^^HEALTH^PI||O'Neill^Zoë||19800229|F|||1 Rue de l'Église^^St Brélade^^JE3 8AB^JE",
            "PV1||N",
            "");

    private final PracticeMllp practice = PracticeMllp.start(
            new SystemId("gp-harbour"),
            "Harbour Practice",
            0,
            Logbook.inMemory(Clock.systemUTC()),
            Clock.systemUTC(),
            Duration.ofSeconds(1));

    @AfterEach
    void stop() {
        practice.close();
    }

    @Test
    void acknowledgesAMessageThatItCanRead() throws Exception {
        var answer = exchange(A31);

        assertThat(answer).contains("\rMSA|AA|ABCDEFGHIJ0123456789\r");
        assertThat(practice.logbook().received()).singleElement().satisfies(effect -> {
            assertThat(effect.key()).isEqualTo("ABCDEFGHIJ0123456789");
            assertThat(effect.name()).isEqualTo("ADT^A31");
            assertThat(effect.content()).contains("Zoë");
        });
    }

    @Test
    void appliesNoMessageTwice() throws Exception {
        exchange(A31);

        var answer = exchange(A31);

        assertThat(answer).contains("\rMSA|AA|");
        assertThat(practice.logbook().effects()).extracting(Effect::deed).containsExactly(Deed.RECEIVED, Deed.REPEATED);
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void refusesWhatItCannotApply(String right, String wrong, String code, int error) throws Exception {
        var answer = exchange(A31.replace(right, wrong));

        assertThat(answer).contains("\rMSA|" + code + "|").contains("ERR|||" + error + "^");
        assertThat(practice.logbook().effects())
                .singleElement()
                .satisfies(effect -> assertThat(effect.deed()).isEqualTo(Deed.REFUSED));
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                arguments("ADT^A31^ADT_A05", "ORU^R01^ORU_R01", "AR", 200),
                arguments("ADT^A31^ADT_A05", "ADT^A40^ADT_A39", "AR", 201),
                arguments("|2.5|", "|2.3|", "AR", 203),
                arguments("H-1^^^HEALTH^PI", "", "AE", 101),
                arguments("O'Neill^Zoë", "", "AE", 101),
                arguments("19800229", "29 February", "AE", 102),
                arguments("|20260301101500+0000\rPID", "|\rPID", "AE", 101),
                arguments("|ABCDEFGHIJ0123456789|", "|ABCDEFGHIJ0123456789X|", "AE", 101));
    }

    static Stream<Path> sent() throws IOException {
        try (var files = Files.walk(Path.of("connectors", "gp-hl7v2-sink", "examples"))) {
            return files.filter(file -> file.endsWith("out.hl7")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sent")
    void takesWhatTheConnectorSends(Path example) throws Exception {
        assertThat(exchange(Files.readString(example))).contains("\rMSA|AA|");
    }

    @Test
    void refusesEverythingWhenTold() throws Exception {
        practice.turn(Mood.REFUSE);

        var answer = exchange(A31);

        assertThat(answer).contains("\rMSA|AE|");
        assertThat(practice.logbook().received()).isEmpty();
    }

    @Test
    void isNotThereWhenDownAndBackOnTheSamePort() throws Exception {
        var port = practice.port();
        try (var open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            practice.turn(Mood.DOWN);
            assertThat(isCut(open)).isTrue();
        }
        assertThatThrownBy(() -> exchange(A31)).isInstanceOf(IOException.class);

        practice.turn(Mood.UP);

        assertThat(exchange(A31)).contains("MSA|AA");
        assertThat(practice.port()).isEqualTo(port);
    }

    @Test
    void answersWithNonsense() {
        practice.turn(Mood.GARBAGE);

        assertThatThrownBy(() -> exchange(A31)).isInstanceOf(IOException.class);
        assertThat(practice.logbook().received()).isEmpty();
    }

    @Test
    void answersLateWhileSlow() throws Exception {
        practice.turn(Mood.SLOW);
        var before = System.nanoTime();

        var answer = exchange(A31);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(999));
        assertThat(answer).contains("MSA|AA");
    }

    @Test
    void sendsItsNewsAgainUntilItIsAcknowledged() {
        var calls = new AtomicInteger();
        try (var hub = new Sockets(0, socket -> {
            var message = MllpFrame.read(socket.getInputStream()).orElseThrow();
            if (calls.incrementAndGet() == 3) {
                MllpFrame.write(
                        socket.getOutputStream(),
                        "MSH|^~\\&|\rMSA|AA|" + Hl7Head.of(message).controlId() + "\r");
            }
        })) {
            hub.open();

            var answer = practice.send(hub.port(), A31, Duration.ofSeconds(30), 5);

            assertThat(PracticeMllp.acknowledgementOf(answer)).isEqualTo("AA");
            assertThat(calls).hasValue(3);
        }
    }

    @Test
    void saysWhenNobodyAcknowledges() {
        try (var hub = new Sockets(0, socket -> {})) {
            hub.open();

            assertThatThrownBy(() -> practice.send(hub.port(), A31, Duration.ofSeconds(1), 2))
                    .isInstanceOf(PracticeMllp.NoAcknowledgementException.class);
        }
    }

    private String exchange(String message) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), practice.port())) {
            socket.setSoTimeout(5_000);
            MllpFrame.write(socket.getOutputStream(), message);
            return MllpFrame.read(socket.getInputStream()).orElseThrow(() -> new IOException("No answer"));
        }
    }

    private static boolean isCut(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }
}
