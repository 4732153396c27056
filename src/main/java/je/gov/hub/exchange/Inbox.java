package je.gov.hub.exchange;

import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import je.gov.hub.system.SystemId;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one consumer of a system's inbox. Disclosures arrive in order and only as many as were asked for; what is not
 * acknowledged when it closes, or breaks, is back in the inbox, in its old order. {@link #acknowledge} belongs to one
 * thread.
 */
public final class Inbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final SystemId system;
    private final ClientSessionFactory connection;
    private final Consumer<Arrival> arrivals;
    private final Semaphore wanted = new Semaphore(0);
    private volatile boolean closing;

    private Inbox(SystemId system, ClientSessionFactory connection, Consumer<Arrival> arrivals) {
        this.system = system;
        this.connection = connection;
        this.arrivals = arrivals;
    }

    static Inbox attach(Broker broker, SystemId system, Consumer<Arrival> arrivals, Runnable broken) {
        ClientSessionFactory connection = null;
        try {
            connection = broker.connect();
            var session = broker.session(connection, false);
            var inbox = new Inbox(system, connection, arrivals);
            session.addFailureListener(new BrokenSession(broken));
            session.createConsumer(Inboxes.queue(system)).setMessageHandler(inbox::arrived);
            session.start();
            return inbox;
        } catch (Exception failed) {
            if (connection != null) {
                connection.close();
            }
            throw new BrokerFailureException("Cannot read the inbox of " + system, failed);
        }
    }

    /** Asks for this many more. */
    public void more(int count) {
        wanted.release(count);
    }

    /** Ends this one, whatever came before or after it. Not waited for: after a crash it may come again. */
    public void acknowledge(Arrival arrival) {
        try {
            arrival.acknowledge();
        } catch (ActiveMQException broken) {
            throw new BrokerFailureException("Cannot acknowledge in the inbox of " + system, broken);
        }
    }

    @Override
    public void close() {
        closing = true;
        wanted.release(Integer.MAX_VALUE / 2);
        connection.close();
    }

    /** Waits until somebody asks: what the broker sends ahead stays in the client's small window. */
    private void arrived(ClientMessage message) {
        try {
            wanted.acquire();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return;
        }
        if (closing) {
            return;
        }
        try {
            arrivals.accept(Arrival.of(message));
        } catch (IllegalArgumentException foreign) {
            LOG.atError()
                    .addKeyValue("system", system)
                    .log("An inbox holds a message that is none of the hub's; it stays there");
        }
    }
}
