package je.gov.hub.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import je.gov.hub.component.HubRefusalException.Kind;
import je.gov.hub.event.Fault;
import je.gov.hub.event.Reading;
import je.gov.hub.intake.Answer;
import je.gov.hub.intake.FeedPage.FeedItem;
import je.gov.hub.intake.Intake;
import je.gov.hub.intake.Told;
import je.gov.hub.system.Teller;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Tells the hub, for one system, what a route brings; returns when the outcome is durable. Reads no header. */
class OutboxProducer extends DefaultProducer {

    private static final String RAW = "HubRaw";

    private final HubEndpoint endpoint;
    private final Intake intake;
    private final Function<byte[], Reading> reader;
    private final ObjectMapper json = new ObjectMapper();

    OutboxProducer(HubEndpoint endpoint, Intake intake, Function<byte[], Reading> reader) {
        super(endpoint);
        this.endpoint = endpoint;
        this.intake = intake;
        this.reader = reader;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        var body = exchange.getMessage().getMandatoryBody(byte[].class);
        var answer = switch (endpoint.getItems()) {
            case one -> one(body, exchange.getProperty(RAW, byte[].class));
            case each -> outcomes(each(tree(body)));
            case page -> outcomes(page(tree(body)));
        };
        exchange.getMessage().setBody(answer.toString());
    }

    private ObjectNode one(byte[] body, byte @Nullable [] raw) throws HubRefusalException {
        var entry = tell(body, raw);
        if (entry.refusal() != null) {
            throw new HubRefusalException(entry.refusal(), entry.faults());
        }
        return entry.json(json.createObjectNode());
    }

    /** Nothing is told after what cannot be accepted for the moment, or it would be overtaken. */
    private List<OutboxEntry> each(JsonNode body) throws HubRefusalException {
        var entries = new ArrayList<OutboxEntry>();
        for (var item : items(body)) {
            var entry = item(item);
            if (entry.refusal() == Kind.unavailable) {
                throw new HubRefusalException(Kind.unavailable, List.of());
            }
            entries.add(entry);
        }
        return entries;
    }

    private OutboxEntry item(JsonNode item) {
        return item.has("unreadable")
                ? OutboxEntry.unreadable(item.path("unreadable").asText())
                : tell(item.toString().getBytes(StandardCharsets.UTF_8), null);
    }

    private List<OutboxEntry> page(JsonNode body) {
        var page = FeedPages.read(body, items(body), reader);
        var answers = intake.tellPage(teller(), page);
        return IntStream.range(0, page.items().size())
                .mapToObj(index -> entry(page.items().get(index), answers.get(index)))
                .toList();
    }

    private static OutboxEntry entry(FeedItem item, Answer answer) {
        return item instanceof FeedItem.Illegible illegible
                        && !(answer instanceof Answer.Unavailable || answer instanceof Answer.TooMany)
                ? OutboxEntry.unreadable(illegible.reason())
                : OutboxEntry.of(answer);
    }

    private OutboxEntry tell(byte[] text, byte @Nullable [] raw) {
        return switch (reader.apply(text)) {
            case Reading.Read read -> OutboxEntry.of(intake.tell(teller(), new Told(read.event(), raw)));
            case Reading.Malformed malformed -> OutboxEntry.malformed(malformed.faults());
            case Reading.TooBig big -> OutboxEntry.tooBig(big.limit());
        };
    }

    private ObjectNode outcomes(List<OutboxEntry> entries) throws HubRefusalException {
        if (entries.stream().anyMatch(entry -> entry.refusal() == Kind.unavailable)) {
            throw new HubRefusalException(Kind.unavailable, List.of());
        }
        var answer = json.createObjectNode();
        var list = answer.putArray("outcomes");
        for (int index = 0; index < entries.size(); index++) {
            entries.get(index).json(list.addObject().put("index", index));
        }
        return answer;
    }

    private static List<JsonNode> items(JsonNode body) {
        var items = body.path("items");
        if (!items.isArray()) {
            throw new IllegalArgumentException("A hub outbox with items wants a body {\"items\": [...]}");
        }
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private JsonNode tree(byte[] body) throws HubRefusalException {
        try {
            return json.readTree(body);
        } catch (IOException broken) {
            throw new HubRefusalException(Kind.malformed, List.of(new Fault("", "must be JSON")));
        }
    }

    private Teller teller() {
        return new Teller(endpoint.systemId());
    }
}
