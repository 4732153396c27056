package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import je.gov.hub.connector.partner.MllpPartner;
import org.apache.camel.Exchange;
import org.apache.camel.component.mllp.MllpAcknowledgementReceiveException;
import org.apache.camel.component.mllp.MllpAcknowledgementTimeoutException;
import org.apache.camel.component.mllp.MllpInvalidAcknowledgementException;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a practice is spoken to where it does not answer as it should: one hand-over is one message, whatever becomes of the connection. */
class SendsOnceTest {

    private static final String SINK = "gp-hl7v2-sink";

    private Bench bench;
    private MllpPartner practice;
    private String disclosure;

    @BeforeEach
    void start() throws Exception {
        bench = new Bench(SINK);
        practice = new MllpPartner();
        disclosure = Files.readString(Bench.CONNECTORS.resolve(SINK).resolve("examples/typical/in.json"));
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        practice.close();
    }

    @Test
    void sendsOnceWhereTheConnectionBreaksBeforeTheAnswer() throws Exception {
        practice.behaves((acknowledgement, out) -> false);

        var exchange = handOver(5000);

        assertThat(exchange.getException()).isInstanceOf(MllpAcknowledgementReceiveException.class);
        assertThat(practice.messages()).isEqualTo(1);
        assertThat(practice.connections()).isEqualTo(1);
    }

    @Test
    void sendsOnceWhereNoAnswerComesAndTakesALateOneForNone() throws Exception {
        practice.behaves((acknowledgement, out) -> true);

        var unanswered = handOver(2000);
        practice.behaves(MllpPartner.Manner.POLITE);
        var answered = handOver(2000);

        assertThat(unanswered.getException()).isInstanceOf(MllpAcknowledgementTimeoutException.class);
        assertThat(answered.getException()).isNull();
        assertThat(practice.messages()).isEqualTo(2);
        assertThat(practice.connections()).isEqualTo(2);
    }

    @Test
    void keepsItsConnection() throws Exception {
        var first = handOver(5000);
        var second = handOver(5000);

        assertThat(first.getProperty("HubAnswer")).isEqualTo("AA");
        assertThat(second.getProperty("HubAnswer")).isEqualTo("AA");
        assertThat(practice.connections()).isEqualTo(1);
    }

    @Test
    void connectsAgainWhereThePracticeHangsUpAfterEachAnswer() throws Exception {
        practice.behaves((acknowledgement, out) -> {
            out.write(acknowledgement);
            return false;
        });

        var first = handOver(5000);
        Awaitility.await().until(practice::idle);
        var second = handOver(5000);

        assertThat(first.getProperty("HubAnswer")).isEqualTo("AA");
        assertThat(second.getProperty("HubAnswer")).isEqualTo("AA");
        assertThat(practice.messages()).isEqualTo(2);
        assertThat(practice.connections()).isEqualTo(2);
    }

    @Test
    void connectsAgainWhereThePracticeSaidMoreThanItWasAsked() throws Exception {
        practice.behaves((acknowledgement, out) -> {
            out.write(twice(acknowledgement));
            return true;
        });

        handOver(5000);
        practice.behaves(MllpPartner.Manner.POLITE);
        var second = handOver(5000);

        assertThat(second.getProperty("HubAnswer")).isEqualTo("AA");
        assertThat(practice.connections()).isEqualTo(2);
    }

    @Test
    void readsAnAnswerThatComesInPieces() throws Exception {
        practice.behaves((acknowledgement, out) -> {
            for (byte one : acknowledgement) {
                out.write(one);
            }
            return true;
        });

        assertThat(handOver(5000).getProperty("HubAnswer")).isEqualTo("AA");
    }

    @Test
    void endsAnAnswerThatDripsForEver() throws Exception {
        practice.behaves((acknowledgement, out) -> {
            while (true) {
                out.write(acknowledgement[0]);
            }
        });

        var exchange = handOver(500);

        assertThat(exchange.getException())
                .isInstanceOfAny(MllpAcknowledgementTimeoutException.class, MllpInvalidAcknowledgementException.class);
        assertThat(practice.messages()).isEqualTo(1);
    }

    @Test
    void readsNoMoreThanAMegabyteOfAnAnswer() throws Exception {
        var endless = new byte[64 * 1024];
        Arrays.fill(endless, (byte) 'x');
        practice.behaves((acknowledgement, out) -> {
            while (true) {
                out.write(endless);
            }
        });

        var exchange = handOver(60_000);

        assertThat(exchange.getException()).isInstanceOf(MllpInvalidAcknowledgementException.class);
    }

    @Test
    void takesAnAnswerWithoutAFrameForNone() throws Exception {
        practice.behaves((acknowledgement, out) -> {
            out.write("220 fax.example.je ready\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return false;
        });

        assertThat(handOver(5000).getException())
                .isInstanceOf(MllpInvalidAcknowledgementException.class)
                .hasMessageNotContaining("fax");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        practice.close();

        assertThat(handOver(5000).getException()).isInstanceOf(ConnectException.class);
    }

    @Test
    void doesNotSendInClearWhatIsAskedToBeSentWithTls() {
        bench.camel().getRegistry().bind("tls", new SSLContextParameters());

        assertThatThrownBy(() -> bench.camel()
                        .createProducerTemplate()
                        .sendBody("mllp:127.0.0.1:1?sslContextParameters=#tls", "MSH|"))
                .hasStackTraceContaining("without TLS");
    }

    /** In one piece, so that the second is there as soon as the first. */
    private static byte[] twice(byte[] acknowledgement) {
        return ByteBuffer.allocate(2 * acknowledgement.length)
                .put(acknowledgement)
                .put(acknowledgement)
                .array();
    }

    private Exchange handOver(int timeout) throws Exception {
        var parameters = new HashMap<>(practice.parameters());
        parameters.put("timeLimit", String.valueOf(timeout));
        return bench.handOver(SINK, parameters, disclosure);
    }
}
