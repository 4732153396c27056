package je.gov.hub.exchange;

import java.util.Objects;
import java.util.Optional;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.subject.Subject;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** A disclosure that came out of an inbox and stays in it until it is acknowledged. */
public final class Arrival {

    private static final String DELIVERY = "delivery";
    private static final String SUBJECT = "subject";

    private final ClientMessage message;
    private final DeliveryId delivery;
    private final Subject subject;
    private final byte[] disclosure;

    private Arrival(ClientMessage message) {
        this.message = message;
        this.delivery = new DeliveryId(text(message, DELIVERY));
        this.subject = Subject.of(text(message, SUBJECT));
        this.disclosure = new byte[message.getBodyBuffer().readableBytes()];
        message.getBodyBuffer().readBytes(disclosure);
    }

    static Arrival of(ClientMessage message) {
        return new Arrival(message);
    }

    /** Whose message it is, on the broker's side; empty where it is none of the hub's. */
    static Optional<DeliveryId> delivery(Message message) {
        try {
            return Optional.ofNullable(message.getStringProperty(DELIVERY)).map(DeliveryId::new);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static String text(ClientMessage message, String name) {
        return Objects.requireNonNullElse(message.getStringProperty(name), "");
    }

    /** A dispatch as a message: durable, with the delivery's id as its duplicate id. */
    static ClientMessage message(ClientSession session, Dispatch dispatch) {
        var message = session.createMessage(true);
        message.putStringProperty(
                Message.HDR_DUPLICATE_DETECTION_ID.toString(),
                dispatch.delivery().value());
        message.putStringProperty(DELIVERY, dispatch.delivery().value());
        message.putStringProperty(SUBJECT, dispatch.subject().toString());
        message.getBodyBuffer().writeBytes(dispatch.body());
        return message;
    }

    public DeliveryId delivery() {
        return delivery;
    }

    public Subject subject() {
        return subject;
    }

    /** A structured CloudEvent in JSON (UTF-8); personal. */
    public byte[] disclosure() {
        return disclosure.clone();
    }

    void acknowledge() throws ActiveMQException {
        message.individualAcknowledge();
    }

    @Override
    public String toString() {
        return "Arrival[" + delivery + "]";
    }
}
