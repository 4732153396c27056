package je.gov.hub.connector.camel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import je.gov.hub.connector.WireFormException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.mllp.MllpAcknowledgementReceiveException;
import org.apache.camel.component.mllp.MllpAcknowledgementTimeoutException;
import org.apache.camel.component.mllp.MllpApplicationErrorAcknowledgementException;
import org.apache.camel.component.mllp.MllpApplicationRejectAcknowledgementException;
import org.apache.camel.component.mllp.MllpCommitErrorAcknowledgementException;
import org.apache.camel.component.mllp.MllpCommitRejectAcknowledgementException;
import org.apache.camel.component.mllp.MllpConfiguration;
import org.apache.camel.component.mllp.MllpConstants;
import org.apache.camel.component.mllp.MllpEndpoint;
import org.apache.camel.component.mllp.MllpException;
import org.apache.camel.component.mllp.MllpInvalidAcknowledgementException;
import org.apache.camel.component.mllp.MllpWriteException;
import org.apache.camel.support.DefaultProducer;

/**
 * Sends each message once and waits for its acknowledgement, one after the other on one connection. Says what came of it as Camel's
 * own producer does, in headers and exceptions, none of which hold the message.
 */
final class MllpProducer extends DefaultProducer {

    private static final byte[] NOT_KEPT = {};
    private static final Pattern MSA = Pattern.compile("(?:^|[\r\n])MSA\\|([^|\r\n]*)");

    private final MllpConfiguration settings;
    private final MllpLine line;
    private final ReentrantLock turn = new ReentrantLock(true);

    MllpProducer(MllpEndpoint endpoint) {
        super(endpoint);
        settings = endpoint.getConfiguration();
        if (settings.getSslContextParameters() != null) {
            throw new IllegalArgumentException(
                    "The hub sends HL7 messages without TLS: leave sslContextParameters out");
        }
        line = new MllpLine(endpoint.getHostname(), endpoint.getPort(), settings.getMaxBufferSize());
    }

    /** One that waits for its turn can be cut, as one that speaks can. */
    @Override
    public void process(Exchange exchange) throws Exception {
        var message = bytes(exchange.getMessage());
        turn.lockInterruptibly();
        byte[] answer;
        try {
            answer = answer(message);
        } finally {
            turn.unlock();
        }
        say(exchange.getMessage(), answer);
    }

    private byte[] bytes(Message message) throws Exception {
        return message.getBody() instanceof String text
                ? text.getBytes(charset())
                : message.getMandatoryBody(byte[].class);
    }

    private Charset charset() {
        return settings.hasCharsetName() ? Charset.forName(settings.getCharsetName()) : StandardCharsets.UTF_8;
    }

    private byte[] answer(byte[] message) throws IOException, MllpException {
        connect();
        var limit = Duration.ofMillis(settings.getReceiveTimeout());
        try {
            line.send(message, limit);
        } catch (IOException broken) {
            throw new MllpWriteException("The message could not be sent whole", NOT_KEPT, broken, false);
        }
        try {
            return line.answer(limit);
        } catch (SocketTimeoutException late) {
            throw new MllpAcknowledgementTimeoutException("No acknowledgement in time", NOT_KEPT, late, false);
        } catch (IOException broken) {
            throw new MllpAcknowledgementReceiveException("No acknowledgement", NOT_KEPT, broken, false);
        } catch (WireFormException unreadable) {
            throw new MllpInvalidAcknowledgementException(unreadable.getMessage(), NOT_KEPT, NOT_KEPT, false);
        }
    }

    /** Nothing has been sent yet, and a listener that does not accept in time is one that cannot be reached. */
    private void connect() throws IOException {
        try {
            line.open(Duration.ofMillis(settings.getConnectTimeout()));
        } catch (SocketTimeoutException late) {
            throw (IOException) new ConnectException("No connection in time").initCause(late);
        }
    }

    private void say(Message message, byte[] answer) throws MllpException {
        var text = new String(answer, charset());
        var found = MSA.matcher(text);
        var code = found.find() ? found.group(1) : "";
        message.setHeader(MllpConstants.MLLP_ACKNOWLEDGEMENT, answer);
        message.setHeader(MllpConstants.MLLP_ACKNOWLEDGEMENT_STRING, text);
        message.setHeader(MllpConstants.MLLP_ACKNOWLEDGEMENT_TYPE, code);
        switch (code) {
            case "AA", "CA" -> {
                // taken
            }
            case "AE" -> throw new MllpApplicationErrorAcknowledgementException(NOT_KEPT, answer, false);
            case "AR" -> throw new MllpApplicationRejectAcknowledgementException(NOT_KEPT, answer, false);
            case "CE" -> throw new MllpCommitErrorAcknowledgementException(NOT_KEPT, answer, false);
            case "CR" -> throw new MllpCommitRejectAcknowledgementException(NOT_KEPT, answer, false);
            default ->
                throw new MllpInvalidAcknowledgementException("It acknowledges nothing", NOT_KEPT, answer, false);
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        line.close();
    }
}
