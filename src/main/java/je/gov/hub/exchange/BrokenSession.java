package je.gov.hub.exchange;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;

/** Tells once somebody that a session is gone for good, whatever the broker calls it. */
record BrokenSession(Runnable broken) implements SessionFailureListener {

    @Override
    public void beforeReconnect(ActiveMQException cause) {}

    @Override
    public void connectionFailed(ActiveMQException cause, boolean failedOver) {
        broken.run();
    }

    @Override
    public void connectionFailed(ActiveMQException cause, boolean failedOver, String scaleDownTargetNodeId) {
        broken.run();
    }
}
