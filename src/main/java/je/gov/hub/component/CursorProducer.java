package je.gov.hub.component;

import je.gov.hub.intake.Intake;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sets the body to where a system's feed was read to; null at its beginning. */
class CursorProducer extends DefaultProducer {

    private final HubEndpoint endpoint;
    private final Intake intake;

    CursorProducer(HubEndpoint endpoint, Intake intake) {
        super(endpoint);
        this.endpoint = endpoint;
        this.intake = intake;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setBody(intake.cursor(endpoint.systemId()).orElse(null));
    }
}
