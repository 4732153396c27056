package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.v25.message.ADT_A05;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.transform.dom.DOMSource;
import je.gov.hub.connector.partner.HttpPartner;
import je.gov.hub.connector.partner.MllpPartner;
import je.gov.hub.connector.partner.SftpPartner;
import org.apache.camel.component.mllp.MllpApplicationErrorAcknowledgementException;
import org.apache.camel.component.mllp.MllpApplicationRejectAcknowledgementException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sinks do besides printing: who is not spoken to, what is not taken for delivered. */
class SinkTest {

    private static final String SECRET = "aW52ZW50ZWQgc2VjcmV0IG9mIDI0IGJ5dGVz";

    @TempDir
    Path folder;

    private static String disclosure(String connector) throws IOException {
        return Files.readString(Bench.CONNECTORS
                .resolve(connector)
                .resolve("examples")
                .resolve("typical")
                .resolve("in.json"));
    }

    static Stream<Path> messages() throws IOException {
        try (var all = Files.walk(Bench.CONNECTORS.resolve("gp-hl7v2-sink"))) {
            return all.filter(file -> file.endsWith("out.hl7")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void sendsMessagesThatHapiAccepts(Path file) throws Exception {
        try (var hapi = new DefaultHapiContext(ValidationContextFactory.defaultValidation())) {
            var text = Files.readString(file);

            var message = (ADT_A05) hapi.getPipeParser().parse(text);

            assertThat(message.getMSH().getMessageControlID().getValue()).hasSize(20);
            assertThat(message.getPID().getPatientName(0).getNameTypeCode().getValue())
                    .isIn("L", "U");
            assertThat(message.getPV1().getPatientClass().getValue()).isEqualTo("N");
        }
    }

    @Test
    void sendsHostileTextThatHapiReadsAsItWas() throws Exception {
        try (var hapi = new DefaultHapiContext()) {
            var file = Bench.CONNECTORS.resolve("gp-hl7v2-sink/examples/hostile/out.hl7");

            var message = (ADT_A05) hapi.getPipeParser().parse(Files.readString(file));

            assertThat(message.getPID()
                            .getPatientName(0)
                            .getFamilyName()
                            .getSurname()
                            .getValue())
                    .isEqualTo("O'Hara, \"Bob\"; DROP TABLE <b>&amp;</b>");
            assertThat(message.getPID().getPatientName(0).getGivenName().getValue())
                    .isEqualTo("+1|^~\\&\\F\\");
            assertThat(message.getPID()
                            .getPatientIdentifierList(0)
                            .getIDNumber()
                            .getValue())
                    .isEqualTo("H|1^2&3~4\\");
        }
    }

    static Stream<Path> calls() throws IOException {
        try (var all = Files.walk(Bench.CONNECTORS.resolve("revenue-soap-sink"))) {
            return all.filter(file -> file.endsWith("out.http")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void callsRevenueAsItsWsdlSays(Path file) throws Exception {
        var request = Files.readString(file);
        var envelope = Xml.parse(request.substring(request.indexOf("<?xml")).getBytes(StandardCharsets.UTF_8));

        var validator = Xml.schemaOf(Bench.CONNECTORS.resolve("revenue-soap-sink/revenue-notification.wsdl"))
                .newValidator();

        var blocks = envelope.getDocumentElement().getElementsByTagNameNS(Xml.REVENUE, "*");
        assertThat(blocks.item(0).getLocalName()).isEqualTo("MessageId");
        validator.validate(new DOMSource(blocks.item(0)));
        assertThat(blocks.item(1).getLocalName()).isEqualTo("NotificationRequest");
        validator.validate(new DOMSource(blocks.item(1)));
    }

    @Test
    void takesAnAnswerThatIsNoReceiptForNone() throws Exception {
        try (var bench = new Bench("revenue-soap-sink");
                var partner = new HttpPartner(Map.of("url", "{url}/notifications"))) {
            partner.answers(200, "<html><body>Please accept our cookies</body></html>");

            var exchange = bench.handOver("revenue-soap-sink", partner.parameters(), disclosure("revenue-soap-sink"));

            assertThat(exchange.getProperty("HubOutcome")).isEqualTo("unavailable");
        }
    }

    @Test
    void passesOnAFaultWithItsText() throws Exception {
        try (var bench = new Bench("revenue-soap-sink");
                var partner = new HttpPartner(Map.of("url", "{url}/notifications"))) {
            partner.answers(500, "<e:Envelope><e:Body><e:Fault/></e:Body></e:Envelope>");

            var exchange = bench.handOver("revenue-soap-sink", partner.parameters(), disclosure("revenue-soap-sink"));

            assertThat(exchange.getException())
                    .isInstanceOfSatisfying(
                            HttpOperationFailedException.class,
                            failure -> assertThat(failure.getResponseBody()).contains("Fault"));
        }
    }

    @Test
    void doesNotSpeakToAnSftpServerWithAnotherKey() throws Exception {
        try (var bench = new Bench("parish-register-sink");
                var partner = new SftpPartner(folder)) {
            partner.pretendAnotherKey();

            var exchange =
                    bench.handOver("parish-register-sink", partner.parameters(), disclosure("parish-register-sink"));

            assertThat(exchange.getException()).hasStackTraceContaining("HostKey");
            assertThat(partner.names("in")).isEmpty();
        }
    }

    @Test
    void namesTheFileByTheDeliveryAndLeavesNoOther() throws Exception {
        try (var bench = new Bench("parish-register-sink");
                var partner = new SftpPartner(folder)) {
            var disclosure = disclosure("parish-register-sink");

            bench.handOver("parish-register-sink", partner.parameters(), disclosure);
            var again = bench.handOver("parish-register-sink", partner.parameters(), disclosure);

            assertThat(again.getException()).isNull();
            assertThat(partner.names("in")).containsExactly("IX2BD5LRENFUTDCMLST7.csv");
            assertThat(again.getProperty("HubAnswer")).isEqualTo("IX2BD5LRENFUTDCMLST7.csv");
        }
    }

    @Test
    void takesAnAcknowledgementOfAnotherMessageForNone() throws Exception {
        try (var bench = new Bench("gp-hl7v2-sink");
                var partner = new MllpPartner()) {
            partner.answers("AA", "ANOTHERMESSAGE");

            var exchange = bench.handOver("gp-hl7v2-sink", partner.parameters(), disclosure("gp-hl7v2-sink"));

            assertThat(exchange.getProperty("HubOutcome")).isEqualTo("unavailable");
        }
    }

    @Test
    void saysWhatThePracticeAnswered() throws Exception {
        try (var bench = new Bench("gp-hl7v2-sink");
                var partner = new MllpPartner()) {
            var disclosure = disclosure("gp-hl7v2-sink");

            var accepted = bench.handOver("gp-hl7v2-sink", partner.parameters(), disclosure);
            partner.answers("AE", "");
            var erroneous = bench.handOver("gp-hl7v2-sink", partner.parameters(), disclosure);
            partner.answers("AR", "");
            var rejected = bench.handOver("gp-hl7v2-sink", partner.parameters(), disclosure);

            assertThat(accepted.getException()).isNull();
            assertThat(accepted.getProperty("HubAnswer")).isEqualTo("AA");
            assertThat(accepted.getProperty("HubOutcome")).isNull();
            assertThat(erroneous.getException()).isInstanceOf(MllpApplicationErrorAcknowledgementException.class);
            assertThat(rejected.getException()).isInstanceOf(MllpApplicationRejectAcknowledgementException.class);
        }
    }

    @Test
    void refusesToMapWhatAPracticeHasNoMessageFor() throws Exception {
        try (var bench = new Bench("gp-hl7v2-sink");
                var partner = new MllpPartner()) {
            var disclosure = disclosure("gp-hl7v2-sink").replace("person.address-changed", "business.registered");

            var exchange = bench.handOver("gp-hl7v2-sink", partner.parameters(), disclosure);

            assertThat(exchange.getException()).hasMessageContaining("no message for this kind of event");
        }
    }

    @Test
    void signsWebhooksSoThatTheReceiverCanCheckThem() throws Exception {
        try (var bench = new Bench("webhook-sink");
                var partner = new HttpPartner(Map.of("url", "{url}/hooks", "secret", "whsec_" + SECRET))) {
            bench.handOver("webhook-sink", partner.parameters(), disclosure("webhook-sink"));

            var request = new String(partner.received(), StandardCharsets.UTF_8);

            var body = request.substring(request.indexOf("\n\n") + 2);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
            var signed = header(request, "webhook-id") + "." + header(request, "webhook-timestamp") + "." + body;
            var expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            assertThat(header(request, "webhook-signature")).isEqualTo("v1," + expected);
            assertThat(header(request, "idempotency-key")).isEqualTo(header(request, "webhook-id"));
        }
    }

    private static String header(String request, String name) {
        var begin = request.indexOf("\n" + name + ": ") + name.length() + 3;
        return request.substring(begin, request.indexOf('\n', begin));
    }

    @Test
    void passesOnTheStatusOfAWebhookThatFailed() throws Exception {
        try (var bench = new Bench("webhook-sink");
                var partner = new HttpPartner(Map.of("url", "{url}/hooks", "secret", "whsec_" + SECRET))) {
            partner.answers(302, "");

            var exchange = bench.handOver("webhook-sink", partner.parameters(), disclosure("webhook-sink"));

            assertThat(exchange.getException())
                    .isInstanceOfSatisfying(
                            HttpOperationFailedException.class,
                            failure -> assertThat(failure.getStatusCode()).isEqualTo(302));
        }
    }

    @Test
    void doesNotTakeASecretThatIsTooShort() throws Exception {
        try (var bench = new Bench("webhook-sink")) {
            var parameters = Map.of("url", "http://127.0.0.1:1/", "secret", "whsec_c2hvcnQ=");

            assertThatThrownBy(() ->
                            bench.camel().getEndpoint("standard-webhooks:sign?secret=" + parameters.get("secret")))
                    .hasRootCauseMessage("A webhook's secret is whsec_ and at least 24 bytes in base64")
                    .message()
                    .doesNotContain("c2hvcnQ");
        }
    }
}
