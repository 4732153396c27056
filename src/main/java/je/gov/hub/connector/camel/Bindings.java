package je.gov.hub.connector.camel;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import je.gov.hub.connector.wire.CsvFile;
import je.gov.hub.connector.wire.Er7;
import je.gov.hub.connector.wire.Er7Reading;
import je.gov.hub.connector.wire.XmlTree;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.springframework.util.unit.DataSize;

/** What connectors may call by name, besides Camel's own. */
public final class Bindings {

    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    private Bindings() {}

    /** The same, with the limits that a setting is not needed for. */
    public static void in(CamelContext camel, Clock clock) {
        in(camel, clock, new MappingSettings(Duration.ofSeconds(5), DataSize.ofMegabytes(1)));
    }

    /**
     * Binds them, keeps personal data out of Camel's logs, whatever the settings say, and bounds what mappings and partners'
     * answers may ask for.
     */
    public static void in(CamelContext camel, Clock clock, MappingSettings mappings) {
        of(clock).forEach(camel.getRegistry()::bind);
        camel.addComponent("jslt", new MappingComponent(new MappingLimits(mappings)));
        var answers = new BoundedAnswers(LARGEST_ANSWER, LONGEST_CALL);
        camel.getComponent("http", HttpComponent.class).setHttpClientConfigurer(answers);
        camel.getComponent("https", HttpComponent.class).setHttpClientConfigurer(answers);
        camel.addComponent("mllp", new SendsOnce(LARGEST_ANSWER));
        camel.getComponent("kamelet", KameletComponent.class).setBlock(false);
        // whoever called a route gets the failure and says what came of it; a second voice would only wake people
        var silent = new DefaultErrorHandlerDefinition();
        silent.setRedeliveryPolicy(new RedeliveryPolicyDefinition().maximumRedeliveries(0));
        silent.setLevel("OFF");
        camel.getCamelContextExtension().setErrorHandlerFactory(silent);
    }

    /** By name, as Camel's registry wants it: {@code hub-csv}, {@code hub-hl7}, {@code hub-hl7-ack}, {@code hub-xml} and {@code standard-webhooks}. */
    private static Map<String, Object> of(Clock clock) {
        return Map.of(
                "hub-csv", new WireForm(CsvFile::write, CsvFile::read),
                "hub-hl7", new WireForm(Er7::write, Er7Reading::read),
                "hub-hl7-ack", new Answering(clock),
                "hub-xml", new WireForm(XmlTree::write, XmlTree::read),
                "standard-webhooks", new StandardWebhooks(clock));
    }
}
