package je.gov.hub.connector;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Stands in for the hub behind a connector: keeps what is told, and answers as it was taught. */
final class StandIn extends DefaultComponent {

    /** What the hub does with what it is told. */
    @FunctionalInterface
    interface Answer {
        String to(String told) throws Exception;
    }

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> raw = new ConcurrentLinkedQueue<>();
    private final Set<String> headers = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);
    private volatile Answer answer = body -> "{}";
    private volatile @Nullable String cursor;

    void answers(Answer answer) {
        this.answer = answer;
    }

    void cursor(@Nullable String cursor) {
        this.cursor = cursor;
    }

    Queue<String> told() {
        return told;
    }

    /** The names of the headers that ever came with it. */
    Set<String> headers() {
        return headers;
    }

    Queue<byte[]> raw() {
        return raw;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        parameters.clear();
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultProducer(this) {
                    @Override
                    public void process(Exchange exchange) throws Exception {
                        exchange.getMessage().setBody(remaining.startsWith("cursor:") ? cursor : tell(exchange));
                    }
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException("Nothing is delivered here");
            }
        };
    }

    private String tell(Exchange exchange) throws Exception {
        var body = exchange.getMessage().getMandatoryBody(String.class);
        told.add(body);
        headers.addAll(exchange.getMessage().getHeaders().keySet());
        var message = exchange.getProperty("HubRaw", byte[].class);
        if (message != null) {
            raw.add(message);
        }
        return answer.to(body);
    }
}
