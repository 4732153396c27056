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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import je.gov.hub.sandbox.Effect.Deed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevenueSoapTest {

    private static final String WSDL = """
            <wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:test">
              <wsdl:types>
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:test" elementFormDefault="qualified">
                  <xs:element name="NotifyRequest">
                    <xs:complexType>
                      <xs:sequence>
                        <xs:element name="deliveryId" type="xs:string"/>
                        <xs:element name="day" type="xs:date"/>
                      </xs:sequence>
                    </xs:complexType>
                  </xs:element>
                </xs:schema>
              </wsdl:types>
            </wsdl:definitions>
            """;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private RevenueSoap revenue;

    @BeforeEach
    void start() throws IOException {
        var wsdl = Files.writeString(folder.resolve("test.wsdl"), WSDL);
        revenue = RevenueSoap.start(
                0, wsdl, Logbook.inMemory(Clock.systemUTC()), Clock.systemUTC(), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        http.close();
        revenue.close();
    }

    @Test
    void takesWhatIsAsTheWsdlSays() throws Exception {
        var answer = post(message("K1", "2026-03-01"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("NotifyResponse");
        assertThat(revenue.logbook().received()).singleElement().satisfies(effect -> {
            assertThat(effect.key()).isEqualTo("K1");
            assertThat(effect.name()).isEqualTo("NotifyRequest");
        });
    }

    @Test
    void appliesNoMessageTwice() throws Exception {
        post(message("K1", "2026-03-01"));

        assertThat(post(message("K1", "2026-03-01")).statusCode()).isEqualTo(200);
        assertThat(revenue.logbook().effects()).extracting(Effect::deed).containsExactly(Deed.RECEIVED, Deed.REPEATED);
    }

    @Test
    void answersBadDataWithAClientFault() throws Exception {
        var answer = post(message("K1", "the first of March"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<faultcode>soap:Client</faultcode>").doesNotContain("the first of March");
        assertThat(revenue.logbook().received()).isEmpty();
    }

    @Test
    void wantsAMessageId() throws Exception {
        assertThat(post(message("", "2026-03-01")).body()).contains("soap:Client");
    }

    @Test
    void readsNoFileForAStranger() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "2026-03-01");
        var attack = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]>" + message("K1", "&secret;");

        var answer = post(attack);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(revenue.logbook().received()).isEmpty();
    }

    @Test
    void isBrokenInsideForAsLongAsItIsTold() throws Exception {
        revenue.breakInside(1);

        assertThat(post(message("K1", "2026-03-01")).body()).contains("<faultcode>soap:Server</faultcode>");
        assertThat(post(message("K1", "2026-03-01")).statusCode()).isEqualTo(200);
    }

    @Test
    void misbehavesWhenTold() throws Exception {
        revenue.turn(Mood.REFUSE);
        assertThat(post(message("K1", "2026-03-01")).body()).contains("soap:Client");
        revenue.turn(Mood.GARBAGE);
        assertThat(post(message("K1", "2026-03-01")).body()).startsWith("<html>");
        revenue.turn(Mood.DOWN);
        assertThatThrownBy(() -> post(message("K1", "2026-03-01"))).isInstanceOf(IOException.class);
        revenue.turn(Mood.UP);
        assertThat(post(message("K1", "2026-03-01")).statusCode()).isEqualTo(200);
    }

    private static String message(String key, String day) {
        return "<s:Envelope xmlns:s=\"%s\"><s:Body><n:NotifyRequest xmlns:n=\"urn:test\"><n:deliveryId>%s</n:deliveryId><n:day>%s</n:day></n:NotifyRequest></s:Body></s:Envelope>"
                .formatted(SoapCheck.ENVELOPE, key, day);
    }

    private HttpResponse<String> post(String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(revenue.address()))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:test:notify\"")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
