package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"D1\",\"type\":\"je.gov.person.born.v1\",\"source\":\"urn:je:gov:hub\",\"data\":{\"é\":1}}";

    private final WebhookReceiver receiver = WebhookReceiver.start(
            new SystemId("csp"),
            "Customer Services Platform",
            0,
            "whsec_" + KEY,
            Logbook.inMemory(CLOCK),
            CLOCK,
            Duration.ofSeconds(1));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        receiver.close();
    }

    @Test
    void takesASignedEvent() throws Exception {
        var answer = post("D1", NOW, KEY, EVENT);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(receiver.logbook().received()).singleElement().satisfies(effect -> {
            assertThat(effect.key()).isEqualTo("D1");
            assertThat(effect.name()).isEqualTo("je.gov.person.born.v1");
            assertThat(effect.content()).isEqualTo(EVENT);
        });
    }

    @Test
    void appliesNoIdTwice() throws Exception {
        post("D1", NOW, KEY, EVENT);

        var answer = post("D1", NOW, KEY, EVENT);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(receiver.logbook().effects()).extracting(Effect::deed).containsExactly(Deed.RECEIVED, Deed.REPEATED);
    }

    @Test
    void refusesWhatSomebodyElseSigned() throws Exception {
        var other = Base64.getEncoder().encodeToString(new byte[32]);

        var answer = post("D1", NOW, other, EVENT);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(receiver.logbook().received()).isEmpty();
    }

    @Test
    void refusesAStaleTimestamp() throws Exception {
        var answer = post("D1", NOW.minusSeconds(301), KEY, EVENT);

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsNoEvent() throws Exception {
        var answer = post("D1", NOW, KEY, "{\"hello\":1}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(receiver.logbook().with(Deed.REFUSED)).hasSize(1);
    }

    @Test
    void refusesEverythingWhenTold() throws Exception {
        receiver.turn(Mood.REFUSE);

        var answer = post("D1", NOW, KEY, EVENT);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(receiver.logbook().received()).isEmpty();
    }

    @Test
    void isNotThereWhenDownAndBackOnTheSamePort() throws Exception {
        var port = receiver.port();
        receiver.turn(Mood.DOWN);
        assertThatThrownBy(() -> post("D1", NOW, KEY, EVENT)).isInstanceOf(IOException.class);

        receiver.turn(Mood.UP);

        assertThat(post("D1", NOW, KEY, EVENT).statusCode()).isEqualTo(204);
        assertThat(receiver.port()).isEqualTo(port);
    }

    @Test
    void talksNonsenseAndComesToItsSenses() throws Exception {
        receiver.turn(Mood.GARBAGE);
        assertThatThrownBy(() -> post("D1", NOW, KEY, EVENT)).isInstanceOf(IOException.class);

        receiver.turn(Mood.UP);

        assertThat(post("D1", NOW, KEY, EVENT).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> post(String id, Instant at, String key, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(receiver.address()))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", "v1,bm9wZQ== v1," + sign(key, id + "." + at.getEpochSecond() + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String sign(String key, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
