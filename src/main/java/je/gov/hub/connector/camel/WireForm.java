package je.gov.hub.connector.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import je.gov.hub.connector.WireFormException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A wire form as a Camel data format: prints JSON text to the wire's bytes, and reads the wire's bytes to JSON text. Keeps no state, so
 * one serves all routes.
 */
final class WireForm extends ServiceSupport implements DataFormat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Printing printing;
    private final Reading reading;

    WireForm(Printing printing, Reading reading) {
        this.printing = printing;
        this.reading = reading;
    }

    /** From JSON to the wire. */
    @FunctionalInterface
    interface Printing {
        String print(JsonNode tree) throws WireFormException;
    }

    /** From the wire to JSON. */
    @FunctionalInterface
    interface Reading {
        JsonNode read(byte[] message) throws WireFormException;
    }

    @Override
    public void marshal(Exchange exchange, Object graph, OutputStream stream) throws IOException, WireFormException {
        var text = exchange.getContext().getTypeConverter().convertTo(String.class, exchange, graph);
        stream.write(printing.print(tree(text)).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(String text) throws WireFormException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException withTheTextInIt) {
            throw new WireFormException("What was to be printed is not JSON");
        }
    }

    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) throws IOException, WireFormException {
        return JSON.writeValueAsString(reading.read(stream.readAllBytes()));
    }
}
