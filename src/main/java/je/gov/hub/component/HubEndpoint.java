package je.gov.hub.component;

import je.gov.hub.system.SystemId;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Hand over what the hub has for a system, and tell the hub what a system says. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "hub",
        title = "Jersey Integration Hub",
        syntax = "hub:direction:system",
        category = {Category.MESSAGING})
public class HubEndpoint extends DefaultEndpoint implements HeaderFilterStrategyAware {

    @UriPath(description = "inbox (consumer), outbox or cursor (producers)")
    @Metadata(required = true)
    private Direction direction;

    @UriPath(description = "The connected system, as its agreement names it")
    @Metadata(required = true)
    private String system;

    @UriParam(
            label = "producer",
            defaultValue = "one",
            description =
                    "Whether an outbox's body is one event, items that are each told on their own, or a page of a feed told in one transaction that moves the cursor")
    private Items items = Items.one;

    @UriParam(
            label = "consumer",
            defaultValue = "route",
            description =
                    "Whether the partner takes a repeated delivery id for one delivery; route asks the route's property je.gov.hub/key, and takes its absence for none")
    private Key key = Key.route;

    @UriParam(
            label = "advanced",
            description = "Which headers may pass; none by default, as the hub's messages have bodies and properties")
    private HeaderFilterStrategy headerFilterStrategy = new HubHeaderFilterStrategy();

    /** @param system checked by the component */
    public HubEndpoint(String uri, HubComponent component, Direction direction, String system) {
        super(uri, component);
        this.direction = direction;
        this.system = system;
    }

    @Override
    public Producer createProducer() throws Exception {
        var component = (HubComponent) getComponent();
        return switch (direction) {
            case outbox -> new OutboxProducer(this, component.intake(), component.reader());
            case cursor -> new CursorProducer(this, component.intake());
            case inbox -> throw new IllegalArgumentException("Nothing can be sent to " + this + ": an inbox is a from");
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (direction != Direction.inbox) {
            throw new IllegalArgumentException("Nothing comes from " + this + ": only an inbox is a from");
        }
        var consumer = new InboxConsumer(this, processor, ((HubComponent) getComponent()).delivery());
        configureConsumer(consumer);
        return consumer;
    }

    SystemId systemId() {
        return new SystemId(system);
    }

    public Direction getDirection() {
        return direction;
    }

    public void setDirection(Direction direction) {
        this.direction = direction;
    }

    public String getSystem() {
        return system;
    }

    public void setSystem(String system) {
        this.system = system;
    }

    public Items getItems() {
        return items;
    }

    public void setItems(Items items) {
        this.items = items;
    }

    public Key getKey() {
        return key;
    }

    public void setKey(Key key) {
        this.key = key;
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    @Override
    public void setHeaderFilterStrategy(HeaderFilterStrategy strategy) {
        this.headerFilterStrategy = strategy;
    }
}
