package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import je.gov.hub.connector.partner.HttpPartner;

/** The registry's feed: {@code in.json} says after which place the hub {@code asked}, and which {@code page} it got. */
final class RegistryStand implements Stand {

    private final String connector;
    private final Bench bench;
    private final HttpPartner partner;

    /** @param period between two looks at the feed, in milliseconds */
    RegistryStand(int period) throws Exception {
        this("jfsc-registry-source", period);
    }

    RegistryStand(String connector, int period) throws Exception {
        this.connector = connector;
        bench = new Bench(connector);
        partner = new HttpPartner(Map.of("system", "jfsc", "url", "{url}/changes", "period", String.valueOf(period)));
    }

    StandIn hub() {
        return bench.hub();
    }

    HttpPartner partner() {
        return partner;
    }

    void listen() throws Exception {
        bench.listen(connector, partner.parameters(), "hub:outbox:jfsc?items=page");
    }

    @Override
    public Map<String, byte[]> run(Path example) throws Exception {
        var page = new ObjectMapper().readTree(example.resolve("in.json").toFile());
        var cursor = page.path("asked");
        hub().cursor(cursor.isTextual() ? cursor.asText() : null);
        partner.answers(200, page.path("page").toString());
        hub().answers(told -> {
            partner.answers(200, "{\"changes\":[],\"next\":\"9\"}");
            return "{\"outcomes\":[]}";
        });
        listen();
        await().atMost(Duration.ofSeconds(15)).until(() -> !hub().told().isEmpty());
        assertThat(new String(partner.first(), StandardCharsets.UTF_8))
                .startsWith("GET /changes?" + (cursor.isTextual() ? "after=" + cursor.asText() + "&" : "")
                        + "limit=100\naccept: application/json\n");
        return Map.of("out.json", hub().told().remove().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        bench.close();
        partner.close();
    }
}
