package je.gov.hub.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.sandbox.Hl7Check.Verdict;
import je.gov.hub.system.SystemId;

/**
 * A GP practice's software: listens for HL7 v2.5 over MLLP and answers each message with an acknowledgement (HL7 v2.5, chapter 2.9.2),
 * remembers MSH-10 and applies no message twice, and can send its own news to the hub.
 */
public final class PracticeMllp implements Partner {

    private static final DateTimeFormatter HL7_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss+0000").withZone(ZoneOffset.UTC);

    private final SystemId system;
    private final Logbook logbook;
    private final Clock clock;
    private final Temper temper;
    private final Hl7Check check = new Hl7Check();
    private final Sockets sockets;
    private final Premises premises;

    private PracticeMllp(SystemId system, String name, int port, Logbook logbook, Clock clock, Duration slowness) {
        this.system = system;
        this.logbook = logbook;
        this.clock = clock;
        this.temper = new Temper(slowness);
        this.sockets = new Sockets(port, this::talk);
        var door = new ServerDoor(temper, sockets::port, this::turned);
        this.premises = new Premises(system, name, "mllp", "mllp://127.0.0.1:%d", door, logbook);
    }

    /** Starts a practice on a port of loopback, or on any when the port is 0. */
    public static PracticeMllp start(
            SystemId system, String name, int port, Logbook logbook, Clock clock, Duration slowness) {
        var practice = new PracticeMllp(system, name, port, logbook, clock, slowness);
        practice.turn(Mood.UP);
        return practice;
    }

    @Override
    public Premises premises() {
        return premises;
    }

    /**
     * Sends the practice's own message to the hub and waits for its acknowledgement; without one it sends the same message again, on a
     * new connection, as practices do.
     *
     * @param hub the port of the hub's listener on loopback
     * @param patience how long to wait for each acknowledgement
     * @param times how often to send at most
     * @return the acknowledgement, as it came
     * @throws NoAcknowledgementException when none came
     */
    public String send(int hub, String message, Duration patience, int times) {
        var head = Hl7Head.of(message);
        for (var attempt = 1; attempt <= times; attempt++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), hub)) {
                socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
                MllpFrame.write(socket.getOutputStream(), message);
                var answer = MllpFrame.read(socket.getInputStream());
                if (answer.isPresent()) {
                    logbook.write(
                            Deed.TOLD,
                            "hl7",
                            "",
                            head.type() + "^" + head.event(),
                            message,
                            acknowledgementOf(answer.get()));
                    return answer.get();
                }
            } catch (IOException noAnswer) {
                // no acknowledgement: the loop sends it again, the hub knows it by its content
            }
        }
        throw new NoAcknowledgementException(system, times);
    }

    /** The code of an acknowledgement, MSA-1: AA, AE or AR; empty when there is none. */
    public static String acknowledgementOf(String acknowledgement) {
        return Arrays.stream(acknowledgement.split("\r", -1))
                .filter(segment -> segment.startsWith("MSA|"))
                .map(segment -> segment.split("\\|", -1)[1])
                .findFirst()
                .orElse("");
    }

    private void turned() {
        if (temper.mood() == Mood.DOWN) {
            sockets.close();
        } else {
            sockets.open();
        }
    }

    private void talk(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (var message = MllpFrame.read(in); message.isPresent(); message = MllpFrame.read(in)) {
            answer(message.get(), socket.getOutputStream());
        }
    }

    private void answer(String message, OutputStream out) throws IOException {
        temper.pauseWhileSlow();
        switch (temper.mood()) {
            case DOWN -> throw new IOException("The practice has closed");
            case GARBAGE -> {
                out.write("220 fax.example.je ready\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            case UP, SLOW, REFUSE -> MllpFrame.write(out, acknowledge(message));
        }
    }

    private String acknowledge(String message) {
        var head = Hl7Head.of(message);
        var verdict = temper.mood() == Mood.REFUSE
                ? new Verdict("AE", 204, "The practice refuses")
                : check.check(head, message);
        var title = head.type() + "^" + head.event();
        if (verdict.code().equals("AA")) {
            logbook.receive("hl7", head.controlId(), title, message);
        } else {
            logbook.write(Deed.REFUSED, "hl7", head.controlId(), title, message, verdict.code() + " " + verdict.text());
        }
        return acknowledgement(head, verdict);
    }

    private String acknowledgement(Hl7Head head, Verdict verdict) {
        var now = clock.instant();
        var own = "MSH|^~\\&|%s|%s|%s|%s|%s||ACK^%s^ACK|%s|P|2.5|||||||UNICODE UTF-8\r"
                .formatted(
                        system.value(),
                        system.value(),
                        head.application(),
                        head.facility(),
                        HL7_TIME.format(now),
                        head.event(),
                        "A" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX));
        var answer = own + "MSA|%s|%s\r".formatted(verdict.code(), head.controlId());
        return verdict.error() == 0
                ? answer
                : answer + "ERR|||%d^%s^HL70357|E\r".formatted(verdict.error(), verdict.text());
    }

    /** The hub did not acknowledge a message, however often it was sent. */
    public static final class NoAcknowledgementException extends RuntimeException {
        NoAcknowledgementException(SystemId system, int times) {
            super("%s sent its message %d times and got no acknowledgement".formatted(system, times));
        }
    }
}
