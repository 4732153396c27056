package je.gov.hub.component;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import je.gov.hub.delivery.Delivery;
import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.delivery.Outcome;
import je.gov.hub.delivery.Parcel;
import je.gov.hub.delivery.Terms;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;

/** Hands each disclosure of one system's inbox to its route, and tells the lanes what came of it. */
class InboxConsumer extends DefaultConsumer implements Suspendable {

    private static final String KEY = "je.gov.hub/key";
    private static final String MADE = "je.gov.hub/made";

    private final HubEndpoint endpoint;
    private final Delivery delivery;
    private final DisclosureReader disclosures = new DisclosureReader();

    InboxConsumer(HubEndpoint endpoint, Processor processor, Delivery delivery) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.delivery = delivery;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        var check = new InboxHealthCheck(this, getRouteId());
        check.setEnabled(((HubComponent) endpoint.getComponent()).isHealthCheckConsumerEnabled());
        setHealthCheck(check);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ((HubComponent) endpoint.getComponent()).takes(endpoint.systemId(), this);
        boolean honoured = keyHonoured();
        delivery.register(
                endpoint.systemId(), parcel -> handOver(parcel, honoured), new Terms(honoured, property(MADE)));
    }

    @Override
    protected void doStop() throws Exception {
        if (((HubComponent) endpoint.getComponent()).leaves(endpoint.systemId(), this)) {
            delivery.deregister(endpoint.systemId());
        }
        super.doStop();
    }

    @Override
    protected void doSuspend() throws Exception {
        delivery.suspend(endpoint.systemId());
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        delivery.resume(endpoint.systemId());
    }

    Optional<LaneStatus> status() {
        return delivery.status().stream()
                .filter(one -> one.system().equals(endpoint.systemId()))
                .findFirst();
    }

    private boolean keyHonoured() {
        return switch (endpoint.getKey()) {
            case honoured -> true;
            case none -> false;
            case route -> property(KEY).equals("honoured");
        };
    }

    private String property(String name) {
        var route = getRoute();
        var value = route == null ? null : route.getProperties().get(name);
        return value == null ? "" : value.toString();
    }

    private Outcome handOver(Parcel parcel, boolean honoured) {
        var exchange = createExchange(false);
        try {
            fill(exchange, parcel);
            getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        try {
            return HandOverResult.of(exchange, honoured);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void fill(Exchange exchange, Parcel parcel) throws Exception {
        exchange.setProperty("HubDeliveryId", parcel.delivery().value());
        exchange.setProperty("HubEventType", disclosures.type(parcel.disclosure()));
        exchange.setProperty("HubSubject", parcel.subject().toString());
        exchange.setProperty("HubSystem", parcel.system().value());
        exchange.setProperty("HubAttempt", parcel.attempt());
        exchange.setProperty("HubRepeated", parcel.repeated());
        exchange.getIn().setBody(new String(parcel.disclosure(), StandardCharsets.UTF_8));
    }
}
