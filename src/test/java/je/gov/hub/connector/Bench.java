package je.gov.hub.connector;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import je.gov.hub.connector.camel.Bindings;
import je.gov.hub.connector.camel.ConnectorLoading;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with what the hub offers to connectors, and one connector in it. */
final class Bench implements AutoCloseable {

    static final Path CONNECTORS = Path.of("connectors");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext camel = new DefaultCamelContext();

    private final StandIn hub = new StandIn();

    /** Without a connector, not started. */
    Bench() {}

    Bench(String connector) throws Exception {
        camel.addComponent("hub", hub);
        camel.getPropertiesComponent().addInitialProperty("hub.connectors", CONNECTORS.toString());
        Bindings.in(camel, CLOCK);
        camel.start();
        new ConnectorLoading(camel)
                .load(connector, CONNECTORS.resolve(connector).resolve(connector + ".kamelet.yaml"));
    }

    CamelContext camel() {
        return camel;
    }

    /** Hands one disclosure to a sink, as the hub's own component does. */
    Exchange handOver(String connector, Map<String, String> parameters, String disclosure) throws Exception {
        var id = JSON.readTree(disclosure).path("id").asText();
        ProducerTemplate hands = camel.createProducerTemplate();
        return hands.request(uri(connector, parameters), exchange -> {
            exchange.setProperty("HubDeliveryId", id);
            exchange.getMessage().setBody(disclosure);
        });
    }

    StandIn hub() {
        return hub;
    }

    /** Plugs a source in. */
    void listen(String connector, Map<String, String> parameters, String outbox) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(connector, parameters)).to(outbox);
            }
        });
    }

    static String uri(String connector, Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&", "kamelet:" + connector + "?", ""));
    }

    @Override
    public void close() {
        camel.stop();
    }
}
