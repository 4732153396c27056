package je.gov.hub.component;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import je.gov.hub.delivery.Delivery;
import je.gov.hub.event.Reading;
import je.gov.hub.intake.Intake;
import je.gov.hub.system.SystemId;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Joins routes to the hub: {@code hub:inbox:<system>}, {@code hub:outbox:<system>}, {@code hub:cursor:<system>}. */
@Component("hub")
public class HubComponent extends HealthCheckComponent {

    private final Intake intake;
    private final Delivery delivery;
    private final Function<byte[], Reading> reader;
    private final Map<SystemId, InboxConsumer> takers = new ConcurrentHashMap<>();

    /** @param reader reads one structured CloudEvent strictly */
    public HubComponent(Intake intake, Delivery delivery, Function<byte[], Reading> reader) {
        this.intake = intake;
        this.delivery = delivery;
        this.reader = reader;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var parts = remaining.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "A hub endpoint is hub:inbox:<system>, hub:outbox:<system> or hub:cursor:<system>, not " + uri);
        }
        var endpoint = new HubEndpoint(uri, this, direction(parts[0]), new SystemId(parts[1]).value());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static Direction direction(String name) {
        return switch (name) {
            case "inbox" -> Direction.inbox;
            case "outbox" -> Direction.outbox;
            case "cursor" -> Direction.cursor;
            default -> throw new IllegalArgumentException("The hub has inbox, outbox and cursor, and no " + name);
        };
    }

    Intake intake() {
        return intake;
    }

    Delivery delivery() {
        return delivery;
    }

    Function<byte[], Reading> reader() {
        return reader;
    }

    /** One route empties an inbox: a second one would take what is another's. */
    void takes(SystemId system, InboxConsumer taker) {
        if (takers.putIfAbsent(system, taker) != null) {
            throw new IllegalStateException("The inbox of " + system + " is emptied by another route already");
        }
    }

    /** Whether it was this one that emptied it. */
    boolean leaves(SystemId system, InboxConsumer taker) {
        return takers.remove(system, taker);
    }
}
