package je.gov.hub.connector.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.component.mllp.MllpComponent;
import org.apache.camel.component.mllp.MllpConfiguration;
import org.apache.camel.component.mllp.MllpEndpoint;

/**
 * Camel's component {@code mllp} with a producer of the hub's own, that sends a message once: where the connection breaks before the
 * acknowledgement, Camel's sends it again, and nobody knows of it. To listen, it is Camel's.
 */
final class SendsOnce extends MllpComponent {

    private final int largest;

    /** @param largest how many bytes of a message or of an answer are read */
    SendsOnce(int largest) {
        this.largest = largest;
        setConfiguration(new MllpConfiguration());
        setLogPhi(false);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var camels = (MllpEndpoint) super.createEndpoint(uri, remaining, parameters);
        var endpoint = new Once(uri, this, camels.getConfiguration());
        endpoint.setHostname(camels.getHostname());
        endpoint.setPort(camels.getPort());
        // of its configuration, a component does not hand this down to its endpoints
        endpoint.getConfiguration().setMaxBufferSize(largest);
        return endpoint;
    }

    private static final class Once extends MllpEndpoint {

        Once(String uri, SendsOnce component, MllpConfiguration configuration) {
            super(uri, component, configuration);
        }

        @Override
        public Producer createProducer() {
            return new MllpProducer(this);
        }
    }
}
