package je.gov.hub.connector.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * The Camel component {@code standard-webhooks:sign?secret=whsec_…}: puts the headers {@code webhook-id} (the delivery id),
 * {@code webhook-timestamp} and {@code webhook-signature} on the message, over its body as bytes. An endpoint and not an expression, so
 * that the secret is an endpoint's option, which Camel masks wherever it shows endpoints. Standard Webhooks 1.0.0, symmetric signature v1.
 */
final class StandardWebhooks extends DefaultComponent {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_SECRET = 24;

    private final Clock clock;

    StandardWebhooks(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        var secret = getAndRemoveParameter(parameters, "secret", String.class);
        if (!"sign".equals(remaining) || secret == null) {
            throw new IllegalArgumentException("Write standard-webhooks:sign with the parameter secret");
        }
        return new Signing(uri, this, key(secret), clock);
    }

    private static SecretKeySpec key(String secret) {
        try {
            var bytes = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "");
            if (bytes.length >= SHORTEST_SECRET) {
                return new SecretKeySpec(bytes, "HmacSHA256");
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, without the secret in the message
        }
        throw new IllegalArgumentException(
                "A webhook's secret is whsec_ and at least " + SHORTEST_SECRET + " bytes in base64");
    }

    private static final class Signing extends DefaultEndpoint {

        private final SecretKeySpec key;
        private final Clock clock;

        Signing(String uri, StandardWebhooks component, SecretKeySpec key, Clock clock) {
            super(uri, component);
            this.key = key;
            this.clock = clock;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws GeneralSecurityException {
                    sign(exchange);
                }
            };
        }

        private void sign(Exchange exchange) throws GeneralSecurityException {
            var message = exchange.getMessage();
            var body = message.getBody(String.class).getBytes(StandardCharsets.UTF_8);
            var id = exchange.getProperty("HubDeliveryId", String.class);
            long timestamp = clock.instant().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            message.setBody(body);
            message.setHeader("webhook-id", id);
            message.setHeader("webhook-timestamp", Long.toString(timestamp));
            message.setHeader("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("standard-webhooks:sign signs what goes out");
        }
    }
}
