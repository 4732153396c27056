package je.gov.hub.prove;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import je.gov.hub.prove.Wires.End;
import je.gov.hub.sandbox.Parish;
import org.awaitility.Awaitility;

/** What happens on the wire to a partner, or to somebody who tells. The hub stays ready, and nothing needs a hand. */
@SuppressWarnings("ImmutableEnumChecker") // the bytes of an answer are only read
enum WireCase implements Case {
    FAILS_INSIDE(End.CSP, http("500 Internal Server Error", "", new byte[0])),
    HALF_OPEN(End.CSP, new Wire.HalfOpen()),
    A_BYTE_A_SECOND(End.CSP, new Wire.Narrow(1)),
    ANSWER_LOST_AFTER_EFFECT(End.CSP, new Wire.AnswersLost()),
    RESETS(End.CSP, new Wire.Resetting()),
    GARBAGE(End.CSP, new Wire.Instead("+OK POP3 fax.example.je ready\r\n".getBytes(StandardCharsets.US_ASCII), 1)),
    AWAY(End.BUSINESS_PLATFORM, new Wire.Away()),
    HUGE_ANSWER(End.REVENUE, endless()),
    GZIP_BOMB(End.REVENUE, bomb()),
    SOAP_ANSWER_LOST_AFTER_EFFECT(End.REVENUE, new Wire.AnswersLost()),
    SOAP_A_BYTE_A_SECOND(End.REVENUE, new Wire.Narrow(1)),
    HL7_ANSWER_LOST_AFTER_EFFECT(End.HARBOUR, new Wire.AnswersLost()),
    HL7_HALF_OPEN(End.HARBOUR, new Wire.HalfOpen()),
    HL7_GARBAGE(End.FAIRFIELD, new Wire.Instead("220 fax.example.je ready\r\n".getBytes(StandardCharsets.US_ASCII), 1)),
    HL7_A_BYTE_A_SECOND(End.FAIRFIELD, new Wire.Narrow(1)),
    SFTP_AWAY(End.PARISHES, new Wire.Away()),
    SFTP_HALF_OPEN(End.PARISHES, new Wire.HalfOpen()),
    SFTP_SLICED(End.PARISHES, new Wire.Sliced()),
    /** When half of a file has arrived; then somewhere between hand-shake, login, the file's bytes and its renaming: another place each time. */
    SFTP_DIES_MID_FILE(End.PARISHES, new Wire.Sound()) {
        @Override
        public void strike(Ground ground, Random random) {
            halfWay(ground);
            for (int time = 0; time < 4; time++) {
                strike(ground, new Wire.BreaksAfter(1500 + random.nextInt(3500)), Duration.ofSeconds(2));
            }
        }
    },
    TELLER_NEVER_SAW_THE_ANSWER(End.DOOR, new Wire.AnswersLost()),
    TELLER_BYTE_BY_BYTE(End.DOOR, new Wire.Sliced()),
    PRACTICE_NEVER_SAW_THE_ACKNOWLEDGEMENT(End.NEWS, new Wire.AnswersLost()),
    PRACTICE_HALF_OPEN(End.NEWS, new Wire.HalfOpen()),
    FEED_ANSWERS_GARBAGE(
            End.REGISTRY,
            http(
                    "200 OK",
                    "Content-Type: application/json\r\n",
                    "{\"changes\": [{".getBytes(StandardCharsets.US_ASCII))),
    FEED_HALF_OPEN(End.REGISTRY, new Wire.HalfOpen()),
    FEED_HUGE_ANSWER(End.REGISTRY, endless());

    private static final Duration SPELL = Duration.ofSeconds(8);
    private static final int BLOCK = 64 * 1024;

    private final End end;
    private final Wire wire;

    WireCase(End end, Wire wire) {
        this.end = end;
        this.wire = wire;
    }

    @Override
    public void strike(Ground ground, Random random) {
        strike(ground, wire, SPELL);
    }

    final void strike(Ground ground, Wire fault, Duration spell) {
        ground.wires().to(end).turn(fault);
        try {
            HubCase.pause(spell);
        } finally {
            ground.wires().mend();
        }
    }

    @Override
    public boolean answersMayBeLost() {
        return true;
    }

    @Override
    public boolean readyThroughout() {
        return true;
    }

    private static void halfWay(Ground ground) {
        for (var parish : parishes(ground)) {
            int before = parish.brokenOff();
            parish.breakOff();
            Awaitility.await("a file for %s is broken off half-way".formatted(parish.system()))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> parish.brokenOff() > before);
        }
    }

    /** Those to whom somebody's events go. */
    private static List<Parish> parishes(Ground ground) {
        return Tellers.ENTITLED.values().stream()
                .flatMap(List::stream)
                .distinct()
                .map(ground::partner)
                .filter(Parish.class::isInstance)
                .map(Parish.class::cast)
                .toList();
    }

    private static Wire http(String status, String headers, byte[] body) {
        var head = "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(status, headers, body.length);
        var answer = new ByteArrayOutputStream();
        answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        answer.writeBytes(body);
        return new Wire.Instead(answer.toByteArray(), 1);
    }

    /** Two gigabytes, which no receipt needs. */
    private static Wire endless() {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        var block = new byte[BLOCK];
        Arrays.fill(block, (byte) ' ');
        System.arraycopy(head, 0, block, 0, head.length);
        return new Wire.Instead(block, 32 * 1024);
    }

    /** A gigabyte of blanks in a megabyte. */
    private static Wire bomb() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var block = new byte[BLOCK];
            Arrays.fill(block, (byte) ' ');
            for (int time = 0; time < 16 * 1024; time++) {
                gzip.write(block);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory cannot be written", impossible);
        }
        return http("200 OK", "Content-Type: text/xml\r\nContent-Encoding: gzip\r\n", packed.toByteArray());
    }
}
