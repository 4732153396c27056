package je.gov.hub.component;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import je.gov.hub.delivery.Signal;
import org.apache.camel.component.mllp.MllpAcknowledgementReceiveException;
import org.apache.camel.component.mllp.MllpAcknowledgementTimeoutException;
import org.apache.camel.component.mllp.MllpApplicationErrorAcknowledgementException;
import org.apache.camel.component.mllp.MllpApplicationRejectAcknowledgementException;
import org.apache.camel.component.mllp.MllpCommitErrorAcknowledgementException;
import org.apache.camel.component.mllp.MllpCommitRejectAcknowledgementException;
import org.apache.camel.component.mllp.MllpException;
import org.apache.camel.component.mllp.MllpInvalidAcknowledgementException;
import org.apache.camel.component.mllp.MllpWriteException;

/** HL7 v2 acknowledgements over MLLP. */
final class MllpSignals {

    private static final byte[] NOTHING = {};

    /** ERR-3 of v2.5, or ERR-1.4 before it, with a code of table 0357 that speaks of the message's content: 100 to 103. */
    private static final Pattern DATA_ERROR = Pattern.compile(
            "(?m)^ERR\\|(?:[^|\r\n]*\\|[^|\r\n]*\\|10[0-3](?:[|^~\r\n]|$)|[^|\r\n]*\\^10[0-3](?:[|&^~\r\n]|$))");

    private MllpSignals() {}

    static Optional<Signal> of(Throwable failure) {
        if (!(failure instanceof MllpException mllp)) {
            return Optional.empty();
        }
        var answer = Objects.requireNonNullElse(mllp.getHl7AcknowledgementBytes(), NOTHING);
        return name(mllp, answer).map(name -> Signal.of("mllp", name, answer));
    }

    private static Optional<String> name(MllpException mllp, byte[] answer) {
        return switch (mllp) {
            case MllpApplicationErrorAcknowledgementException ignored -> Optional.of("AE");
            case MllpCommitErrorAcknowledgementException ignored -> Optional.of("CE");
            case MllpApplicationRejectAcknowledgementException ignored ->
                Optional.of(dataError(answer) ? "AR data" : "AR");
            case MllpCommitRejectAcknowledgementException ignored -> Optional.of(dataError(answer) ? "AR data" : "CR");
            case MllpInvalidAcknowledgementException ignored -> Optional.of("corrupt");
            case MllpAcknowledgementTimeoutException ignored -> Optional.of("silence");
            case MllpAcknowledgementReceiveException ignored -> Optional.of("silence");
            case MllpWriteException ignored -> Optional.of("not sent");
            default -> Optional.empty();
        };
    }

    private static boolean dataError(byte[] answer) {
        var text = new String(answer, StandardCharsets.ISO_8859_1).replace('\r', '\n');
        return DATA_ERROR.matcher(text).find();
    }
}
