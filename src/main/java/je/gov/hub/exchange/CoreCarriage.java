package je.gov.hub.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.system.SystemId;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;

/** Sends to inboxes that it has seen, through two sessions that stay open. */
class CoreCarriage implements Carriage {

    private final ClientSessionFactory connection;
    private final ClientSession many;
    private final ClientProducer manySent;
    private final ClientSession single;
    private final ClientProducer singleSent;
    private final Set<SystemId> seen = new HashSet<>();

    CoreCarriage(Broker broker) throws Exception {
        connection = broker.connect();
        many = broker.session(connection, true);
        single = broker.session(connection, false);
        manySent = many.createProducer();
        singleSent = single.createProducer();
    }

    @Override
    public void together(List<Dispatch> batch) throws ActiveMQException {
        for (var dispatch : batch) {
            manySent.send(address(dispatch), Arrival.message(many, dispatch));
        }
        many.commit();
    }

    @Override
    public void each(List<Dispatch> batch) throws ActiveMQException {
        for (var dispatch : batch) {
            singleSent.send(address(dispatch), Arrival.message(single, dispatch));
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /** A message to an address without a queue is dropped, silently: so look first. */
    private SimpleString address(Dispatch dispatch) throws ActiveMQException {
        var queue = SimpleString.of(Inboxes.queue(dispatch.system()));
        if (!seen.contains(dispatch.system())) {
            var found = single.queueQuery(queue);
            if (!found.isExists() || !found.isDurable()) {
                throw new BrokerFailureException("There is no durable inbox of " + dispatch.system());
            }
            seen.add(dispatch.system());
        }
        return queue;
    }
}
