package je.gov.hub.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import je.gov.hub.connector.partner.Partner;

/** A sink: {@code in.json} is the disclosure handed over, and the partner keeps what arrives. */
final class SinkStand implements Stand {

    private final String connector;
    private final String out;
    private final Partner partner;
    private final Bench bench;

    /** @param out the file that says what arrives */
    SinkStand(String connector, String out, Partner partner) throws Exception {
        this.connector = connector;
        this.out = out;
        this.partner = partner;
        this.bench = new Bench(connector);
    }

    @Override
    public Map<String, byte[]> run(Path example) throws Exception {
        var disclosure = Files.readString(example.resolve("in.json"));
        var exchange = bench.handOver(connector, partner.parameters(), disclosure);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return Map.of(out, partner.received());
    }

    @Override
    public void close() throws IOException {
        bench.close();
        partner.close();
    }
}
