package je.gov.hub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import je.gov.hub.sandbox.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger of very many events answers like a small one: {@code hub.prove.ledger} of them, 10 million take some 25 GB and a quarter of an hour.
 */
@EnabledIfSystemProperty(named = "hub.prove.ledger", matches = "[1-9][0-9]*")
class LargeLedgerTest {

    private static final int SMALL = 10_000;

    /** {@code hub.quarantine.replay-looked} */
    private static final int LOOKED = 1000;

    /** Far below what reading through the ledger would take, far above what a noisy machine does to a median. */
    private static final double FEW = 5;

    private final int large = Integer.getInteger("hub.prove.ledger", 0);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void answersLikeASmallOne(@TempDir Path folder) throws Exception {
        try (var country = new Country(folder, "http://127.0.0.1:9/", 1)) {
            var hub = country.start(1, 1);
            try {
                var depths = new Depths(folder, List.of(), List.of(SMALL, large), System.out::println);

                var lines = depths.questions(country);

                lines.forEach(line -> {
                    System.out.println(line);
                    assertThat(line.points().getLast().cost())
                            .as(line.name())
                            .isLessThan(FEW * line.points().getFirst().cost());
                });
                begins(country);
                counts(country);
            } finally {
                hub.close();
            }
        }
    }

    /** What must be read through, a replay of everything, takes its time and is answered. */
    private void begins(Country country) throws Exception {
        var proposed = replay(country, 202, "\"why\":\"plugged in\"");

        assertThat(proposed.path("state").asText()).isEqualTo("proposed");
        assertThat(proposed.path("subjects").asLong()).isEqualTo(subjects());
    }

    /** To count all that it would be about takes longer than to begin it. What would come of the first is not asked: they are culled. */
    private void counts(Country country) throws Exception {
        new CrowdedLedgerTable(country.island().database()).cull(LOOKED);
        var counted = replay(country, 200, "\"dryRun\":true");

        assertThat(counted.path("subjects").asLong()).isEqualTo(subjects());
        assertThat(counted.path("types").properties().stream()
                        .mapToLong(type -> type.getValue().asLong())
                        .sum())
                .isEqualTo(large);
    }

    /** One event in ten is about another, and the first number is one. */
    private long subjects() {
        return large / 10L + 1;
    }

    private static JsonNode replay(Country country, int status, String rest) throws Exception {
        var begun = System.nanoTime();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(country.hub("/replay"))
                            .header(
                                    "Authorization",
                                    "Bearer " + country.island().issuer().token(Issuer.OPERATOR))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"system\":\"%s\",%s}".formatted(Country.name(1), rest)))
                            .build(),
                    BodyHandlers.ofString());
            System.out.printf(
                    "A replay of everything, %s, was answered after %s: %s%n",
                    rest, Duration.ofNanos(System.nanoTime() - begun), answer.body());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return JsonMapper.builder().build().readTree(answer.body());
        }
    }
}
