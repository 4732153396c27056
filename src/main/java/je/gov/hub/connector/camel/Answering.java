package je.gov.hub.connector.camel;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import je.gov.hub.connector.WireFormException;
import je.gov.hub.connector.wire.Acknowledgement;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;

/** The data format {@code hub-hl7-ack}: prints {@code {"code":…,"error":…,"text":…}} as the answer to the message in the property {@code HubRaw}. */
final class Answering extends ServiceSupport implements DataFormat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;

    Answering(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void marshal(Exchange exchange, Object graph, OutputStream stream) throws IOException, WireFormException {
        var answer = JSON.readTree(exchange.getContext().getTypeConverter().convertTo(String.class, exchange, graph));
        var message = exchange.getProperty("HubRaw", byte[].class);
        stream.write(Acknowledgement.write(message, answer, clock.instant()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) {
        throw new UnsupportedOperationException("hub-hl7-ack prints answers; hub-hl7 reads messages");
    }
}
