package je.gov.hub.connector;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import je.gov.hub.connector.partner.HttpPartner;
import je.gov.hub.connector.partner.Partner;

/**
 * A sink: {@code in.json} is the disclosure handed over, {@code out.*} what the partner keeps of it. What a connector needs
 * beyond its partner's address is in {@code examples/parameters.yaml}, where {@code {url}} stands for an HTTP server's
 * address; what that server answers is in {@code examples/answer.txt}.
 */
final class SinkStand implements Stand {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Connector connector;
    private final Partner partner;
    private final Bench bench;

    SinkStand(Connector connector, Partner partner) throws Exception {
        this.connector = connector;
        this.partner = partner;
        this.bench = new Bench(connector.name());
    }

    @Override
    public Map<String, byte[]> run(Path example) throws Exception {
        var answer = example.resolveSibling("answer.txt");
        if (partner instanceof HttpPartner server && Files.exists(answer)) {
            server.answers(200, Files.readString(answer));
        }
        var disclosure = Files.readString(example.resolve("in.json"));
        var exchange = bench.handOver(connector.name(), parameters(example), disclosure);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return Map.of(out(example), partner.received());
    }

    private Map<String, String> parameters(Path example) throws IOException {
        var parameters = new TreeMap<>(partner.parameters());
        parameters.keySet().retainAll(connector.parameters().keySet());
        var url = parameters.getOrDefault("url", "");
        var file = example.resolveSibling("parameters.yaml");
        if (Files.exists(file)) {
            var more = YAML.readValue(file.toFile(), new TypeReference<Map<String, String>>() {});
            more.forEach((name, value) -> parameters.put(name, value.replace("{url}", url)));
        }
        return parameters;
    }

    /** The name of the file that says what arrives. */
    private static String out(Path example) throws IOException {
        try (var files = Files.list(example)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("out."))
                    .findFirst()
                    .orElse("out.txt");
        }
    }

    @Override
    public void close() throws IOException {
        bench.close();
        partner.close();
    }
}
