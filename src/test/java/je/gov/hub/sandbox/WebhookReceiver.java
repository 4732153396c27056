package je.gov.hub.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.sandbox.HttpDoor.Call;
import je.gov.hub.sandbox.HttpDoor.Duty;
import je.gov.hub.sandbox.HttpDoor.Nonsense;
import je.gov.hub.sandbox.HttpDoor.Reply;
import je.gov.hub.system.SystemId;

/**
 * A system that takes webhooks: verifies signature and timestamp as Standard Webhooks 1.0 says, wants a CloudEvent in JSON, and applies
 * no {@code webhook-id} twice. Answers 204; 401 to a wrong signature or a stale timestamp, 422 to what it cannot use.
 */
public final class WebhookReceiver implements Partner {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final byte[] key;
    private final Logbook logbook;
    private final Clock clock;
    private final Premises premises;

    private WebhookReceiver(
            SystemId system, String name, int port, byte[] key, Logbook logbook, Clock clock, Duration slowness) {
        this.key = key.clone();
        this.logbook = logbook;
        this.clock = clock;
        var door = HttpDoor.open(port, slowness, new Duty(this::take, this::refuse, Nonsense.BYTES));
        this.premises = new Premises(system, name, "http", "http://127.0.0.1:%d/events", door, logbook);
    }

    /**
     * Starts a receiver on a port of loopback, or on any when the port is 0.
     *
     * @param key the shared secret, in base64, with or without its prefix {@code whsec_}
     */
    public static WebhookReceiver start(
            SystemId system, String name, int port, String key, Logbook logbook, Clock clock, Duration slowness) {
        var bytes = Base64.getDecoder().decode(key.replaceFirst("^whsec_", ""));
        return new WebhookReceiver(system, name, port, bytes, logbook, clock, slowness);
    }

    @Override
    public Premises premises() {
        return premises;
    }

    private Reply take(Call call) {
        if (!call.method().equals("POST")) {
            return Reply.empty(405);
        }
        var id = call.header("webhook-id");
        if (id.isEmpty() || !isFresh(call.header("webhook-timestamp"))) {
            return refused(401, id, call, "no webhook-id, or no webhook-timestamp of the last five minutes");
        }
        if (!isSigned(call, id)) {
            return refused(401, id, call, "not signed with the shared secret");
        }
        var type = typeOf(call);
        if (type.isEmpty()) {
            return refused(422, id, call, "not a CloudEvent in JSON");
        }
        logbook.receive("json", id, type.get(), call.text());
        return Reply.empty(204);
    }

    private Reply refuse(Call call) {
        return refused(422, call.header("webhook-id"), call, "refused");
    }

    private Reply refused(int status, String id, Call call, String why) {
        logbook.write(Deed.REFUSED, "json", id, call.path(), call.text(), status + " " + why);
        return Reply.of(status, "text/plain", why);
    }

    private boolean isFresh(String timestamp) {
        try {
            var told = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(told, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException notATime) {
            return false;
        }
    }

    private boolean isSigned(Call call, String id) {
        var head = (id + "." + call.header("webhook-timestamp") + ".").getBytes(StandardCharsets.UTF_8);
        var expected = "v1," + Base64.getEncoder().encodeToString(sign(head, call.body()));
        return Arrays.stream(call.header("webhook-signature").split(" ", -1))
                .anyMatch(signature -> MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] sign(byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JDK has no HmacSHA256", missing);
        }
    }

    private static Optional<String> typeOf(Call call) {
        if (!call.header("Content-Type").matches("application/(cloudevents\\+)?json(;.*)?")) {
            return Optional.empty();
        }
        try {
            var event = JSON.readTree(call.body());
            var isEvent = event.path("specversion").asText().equals("1.0")
                    && event.path("data").isObject()
                    && !event.path("id").asText().isEmpty();
            return isEvent ? Optional.of(event.path("type").asText()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
