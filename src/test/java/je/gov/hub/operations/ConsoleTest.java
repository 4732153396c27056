package je.gov.hub.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import je.gov.hub.security.TokenIssuer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The management port as operators, others and nobody see it: with the settings that the hub ships. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.endpoint.health.group.readiness.include=readinessState")
@DirtiesContext
class ConsoleTest {

    private static final TokenIssuer ISSUER = new TokenIssuer();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @LocalManagementPort
    private int management;

    @LocalServerPort
    private int hub;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("hub.security.issuer", ISSUER::address);
        properties.add("hub.security.audience", () -> TokenIssuer.AUDIENCE);
        properties.add("management.server.port", () -> "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/metrics",
                "/actuator/info",
                "/actuator/jolokia",
                "/actuator/jolokia/version",
                "/actuator/hawtio",
                "/actuator/hawtio/index.html",
                "/actuator/hawtio/user",
                "/actuator/hawtio/proxy/http/127.0.0.1/8090/",
                "/actuator/health/db",
                "/"
            })
    void showsNothingToNobody(String path) throws Exception {
        assertThat(get(path, "").statusCode()).isEqualTo(401);
        assertThat(get(path, ISSUER.token("portal", "hub.tell")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void tellsEverybodyWhetherItLivesAndOperatorsWhy(String path) throws Exception {
        var anonymous = get(path, "");
        var operator = get(path, operator());

        assertThat(anonymous.statusCode()).isEqualTo(200);
        assertThat(json(anonymous).path("status").asText()).isEqualTo("UP");
        assertThat(json(anonymous).has("components")).isFalse();
        assertThat(json(operator).has("components")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "configprops",
                "beans",
                "heapdump",
                "threaddump",
                "loggers",
                "mappings",
                "shutdown",
                "logfile",
                "flyway",
                "scheduledtasks",
                "camelroutes"
            })
    void exposesNoOtherEndpointEvenToOperators(String endpoint) throws Exception {
        assertThat(get("/actuator/" + endpoint, operator()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/nothing, 404",
        "GET, /nothing, 404",
        "PUT, /actuator/info, 405",
        "GET, /actuator//x, 400"
    })
    void refusesOperatorsWithAProblem(String method, String path, int status) throws Exception {
        var answer = send(request(path)
                .header("Authorization", "Bearer " + ISSUER.token("operator", "hub.operate"))
                .header("Accept", "text/html, */*")
                .method(method, HttpRequest.BodyPublishers.noBody()));

        assertProblem(answer.body(), status);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"GET /a<b> HTTP/1.1, 400", "GET /a HTTP/1.1\\r\\nExpect: nothing, 417", "nonsense, 400"})
    void refusesWhatIsNoRequestWithAProblem(String head, int status) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), management)) {
            socket.setSoTimeout(5_000);
            var text = head.replace("\\r\\n", "\r\n") + "\r\nHost: hub\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertProblem(answer.substring(answer.indexOf('{')), status);
        }
    }

    private static void assertProblem(String body, int status) throws Exception {
        assertThat(body).doesNotContain("<html", "Tomcat");
        assertThat(JSON.readTree(body).path("type").asText()).startsWith("https://hub.gov.je/problems/");
        assertThat(JSON.readTree(body).path("status").asInt()).isEqualTo(status);
    }

    @Test
    void letsOperatorsReadTheRoutes() throws Exception {
        var answer = jolokia("""
                {"type":"read","mbean":"org.apache.camel:context=*,type=routes,name=*","attribute":["State","RouteId"]}""");

        assertThat(answer.at("/status").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.at("/value").findValuesAsText("RouteId")).contains("a-route");
    }

    @Test
    void drawsTheRoutes() throws Exception {
        var context = jolokia("{\"type\":\"search\",\"mbean\":\"org.apache.camel:type=context,*\"}")
                .at("/value/0")
                .asText()
                .replace("\"", "\\\"");

        var routes = jolokia("{\"type\":\"exec\",\"mbean\":\"" + context + "\",\"operation\":\"dumpRoutesAsXml()\"}");
        var figures = jolokia("{\"type\":\"exec\",\"mbean\":\"" + context
                + "\",\"operation\":\"dumpRoutesStatsAsXml\",\"arguments\":[true,true]}");
        var version = jolokia("{\"type\":\"read\",\"mbean\":\"" + context + "\",\"attribute\":\"CamelVersion\"}");

        assertThat(routes.at("/value").asText()).as(routes.toString()).contains("a-route");
        assertThat(figures.at("/status").asInt()).as(figures.toString()).isEqualTo(200);
        assertThat(version.at("/value").asText()).as(version.toString()).startsWith("4.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'exec','mbean':'CONTEXT','operation':'stop()'}",
                "{'type':'exec','mbean':'CONTEXT','operation':'suspend()'}",
                "{'type':'exec','mbean':'CONTEXT','operation':'dumpRoutesAsXml(boolean)','arguments':[true]}",
                "{'type':'exec','mbean':'CONTEXT','operation':'sendStringBody(java.lang.String,java.lang.String)','arguments':['direct:a','x']}",
                "{'type':'exec','mbean':'java.lang:type=Memory','operation':'gc'}",
                "{'type':'exec','mbean':'java.lang:type=Threading','operation':'findDeadlockedThreads'}",
                "{'type':'exec','mbean':'com.sun.management:type=DiagnosticCommand','operation':'vmSystemProperties'}",
                "{'type':'exec','mbean':'com.sun.management:type=HotSpotDiagnostic','operation':'dumpHeap','arguments':['/tmp/x.hprof',true]}",
                "{'type':'write','mbean':'java.lang:type=Memory','attribute':'Verbose','value':true}",
                "{'type':'write','mbean':'CONTEXT','attribute':'Tracing','value':true}",
                "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'SystemProperties'}",
                "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'InputArguments'}",
                "{'type':'read','mbean':'java.lang:type=Runtime','attribute':'ClassPath'}",
                "{'type':'notification','command':'add','client':'x','mode':'pull','mbean':'CONTEXT'}"
            })
    void letsOperatorsDoNothingOverJolokia(String request) throws Exception {
        var context = jolokia("{\"type\":\"search\",\"mbean\":\"org.apache.camel:type=context,*\"}")
                .at("/value/0")
                .asText()
                .replace("\"", "\\\"");

        var answer = jolokia(request.replace('\'', '"').replace("CONTEXT", context));

        assertThat(answer.at("/status").asInt()).as(answer.toString()).isIn(400, 403, 404, 500);
        assertThat(answer.has("value")).isFalse();
        assertThat(answer.has("stacktrace")).isFalse();
    }

    @Test
    void offersNoWayToBeNotified() throws Exception {
        var answer = jolokia("{\"type\":\"notification\",\"command\":\"register\"}");

        assertThat(answer.at("/value/backend")).isEmpty();
    }

    @Test
    void reachesNoOtherJvm() throws Exception {
        var answer = jolokia("""
                {"type":"read","mbean":"java.lang:type=Memory","attribute":"Verbose",
                 "target":{"url":"service:jmx:rmi:///jndi/rmi://127.0.0.1:1/nobody"}}""");

        assertThat(answer.at("/status").asInt()).as("answered by this JVM").isEqualTo(200);
    }

    @Test
    void tellsPagesOfOtherSitesNothing() throws Exception {
        var restricted = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + management + "/actuator/jolokia/version"))
                .header("Authorization", "Bearer " + operator())
                .header("Origin", "https://elsewhere.example");

        var answer = send(restricted);

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void sendsABrowserToTheLogin() throws Exception {
        var answer = send(request("/actuator/hawtio/").header("Accept", "text/html,application/xhtml+xml"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/login"));
    }

    @Test
    void letsAnOperatorInWithItsNameAndSecretAtTheIssuer() throws Exception {
        var answer = login("operator", "operator-secret");
        var console = send(request("/actuator/hawtio/index.html").header("Accept", "text/html"));
        var version = send(request("/actuator/jolokia/version"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/actuator/hawtio/");
        assertThat(console.statusCode()).isEqualTo(200);
        assertThat(console.body()).contains("<html");
        assertThat(version.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator:wrong", "portal:portal-secret", "nobody:x"})
    void letsNobodyElseIn(String pair) throws Exception {
        var words = pair.split(":", 2);

        var answer = login(words[0], words[1]);

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?error");
        assertThat(send(request("/actuator/jolokia/version")).statusCode()).isEqualTo(401);
    }

    @Test
    void takesNoChangeFromAnotherSite() throws Exception {
        login("operator", "operator-secret");

        var forged = send(request("/actuator/jolokia")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"version\"}"))
                .header("Content-Type", "text/plain"));

        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void keepsTheConsoleOffThePortThatTellersUse() throws Exception {
        for (var path : new String[] {"/actuator/health", "/actuator/jolokia/version", "/actuator/hawtio", "/login"}) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub + path))
                            .header("Authorization", "Bearer " + operator())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
    }

    private HttpResponse<String> login(String name, String password) throws Exception {
        send(request("/login"));
        var token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        return send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + name + "&password=" + password + "&_csrf=" + token)));
    }

    private static String operator() {
        return ISSUER.token("operator", "hub.operate");
    }

    private JsonNode jolokia(String text) throws Exception {
        var answer = send(request("/actuator/jolokia")
                .header("Authorization", "Bearer " + operator())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(text)));
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        var request = request(path);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan("je.gov.hub.security")
    static class OneRoute {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:a").routeId("a-route").to("log:b");
                }
            };
        }
    }
}
