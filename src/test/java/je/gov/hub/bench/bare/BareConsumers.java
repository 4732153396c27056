package je.gov.hub.bench.bare;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Empties each queue with several consumers, each message in a transaction of its own; what fails comes again. */
final class BareConsumers implements AutoCloseable {

    private final CamelContext camel;
    private final BareBroker broker;
    private final ProducerTemplate template;
    private final int each;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    BareConsumers(CamelContext camel, BareBroker broker, ProducerTemplate template, int each) {
        this.camel = camel;
        this.broker = broker;
        this.template = template;
        this.each = each;
    }

    void start() throws Exception {
        for (var queue : BareBroker.QUEUES) {
            for (int one = 0; one < each; one++) {
                var session = broker.transacted();
                var consumer = session.createConsumer(queue);
                threads.add(Thread.ofPlatform()
                        .name("bare-" + queue + "-" + one)
                        .daemon()
                        .start(() -> empty(queue, session, consumer)));
            }
        }
    }

    private void empty(String queue, ClientSession session, ClientConsumer consumer) {
        try {
            for (var message = consumer.receive(); message != null && !closed; message = consumer.receive()) {
                take("direct:" + queue, session, message);
            }
        } catch (ActiveMQException broken) {
            if (!closed) {
                throw new IllegalStateException("The queue " + queue + " broke", broken);
            }
        }
    }

    private void take(String route, ClientSession session, ClientMessage message) throws ActiveMQException {
        var body = new byte[message.getBodySize()];
        message.getBodyBuffer().readBytes(body);
        var exchange = template.send(route, told -> told.getIn().setBody(body));
        if (exchange.isFailed()) {
            session.rollback();
        } else {
            message.acknowledge();
            session.commit();
        }
    }

    @Override
    public void close() {
        closed = true;
        camel.stop();
    }
}
