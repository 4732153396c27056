package je.gov.hub.connector;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import je.gov.hub.component.Refusals;
import je.gov.hub.connector.partner.MllpSender;
import je.gov.hub.sandbox.Ports;

/** A practice that tells: {@code in.hl7} is its message, {@code ack.hl7} the answer to it, and {@code hub.txt} why the hub refuses it. */
final class PracticeStand implements Stand {

    private final Bench bench;
    private final int port;

    PracticeStand() throws Exception {
        this(Ports.free());
    }

    PracticeStand(int port) throws Exception {
        this("gp-hl7v2-source", port);
    }

    PracticeStand(String connector, int port) throws Exception {
        this.port = port;
        bench = new Bench(connector);
        var parameters = Map.of("system", "gp-harbour", "port", String.valueOf(port), "authority", "HEALTH");
        bench.listen(connector, parameters, "hub:outbox:gp-harbour");
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            MllpSender.to(port).close();
            return true;
        });
    }

    StandIn hub() {
        return bench.hub();
    }

    int port() {
        return port;
    }

    byte[] send(byte[] message) throws IOException {
        try (var sender = MllpSender.to(port)) {
            return sender.send(message);
        }
    }

    @Override
    public Map<String, byte[]> run(Path example) throws IOException {
        if (Files.exists(example.resolve("hub.txt"))) {
            var kind = Files.readString(example.resolve("hub.txt")).strip();
            hub().answers(told -> {
                throw Refusals.of(kind);
            });
        }
        var outcome = new TreeMap<String, byte[]>();
        outcome.put("ack.hl7", send(Files.readAllBytes(example.resolve("in.hl7"))));
        hub().told().forEach(told -> outcome.put("out.json", told.getBytes(StandardCharsets.UTF_8)));
        return outcome;
    }

    @Override
    public void close() {
        bench.close();
    }
}
