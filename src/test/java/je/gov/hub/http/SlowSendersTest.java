package je.gov.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Many who send a byte now and then, over real sockets: nobody else feels them, and none of them stays. */
@SpringBootTest(
        classes = StandIns.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "hub.http.longest-arrival=3s")
@DirtiesContext
class SlowSendersTest {

    /** More than a server of one thread a request, two hundred of them, can hold. */
    private static final int MANY = 300;

    private static final Duration SOON = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    private final List<Socket> senders = new CopyOnWriteArrayList<>();
    private final List<Future<?>> dripping = new ArrayList<>();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("hub.security.issuer", StandIns.ISSUER::address);
        properties.add("hub.security.audience", () -> "jersey-hub");
        properties.add("management.server.port", () -> "0");
    }

    @AfterEach
    void leave() throws IOException {
        drip.shutdownNow();
        for (var sender : senders) {
            sender.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takeNothingFromAnother(boolean known) throws Exception {
        IntStream.range(0, MANY).forEach(each -> begin(known));
        dripping();

        var answer = client.send(anEvent(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void areToldThatTheyAreTooSlow() throws Exception {
        var sender = begin(true);
        dripping();

        String answer = all(sender);

        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json", "/problems/too-slow", "\"status\":408");
    }

    @Test
    void areNotListenedToForLongOnceTheyAreRefused() throws Exception {
        var sender = begin(false);
        dripping();

        String answer = all(sender);

        assertThat(answer).startsWith("HTTP/1.1 401").contains("/problems/unauthenticated");
    }

    private Socket begin(boolean known) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout((int) SOON.toMillis());
            senders.add(socket);
            socket.getOutputStream().write(head(known).getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String head(boolean known) {
        return "POST /events HTTP/1.1\r\nHost: hub\r\nContent-Type: application/cloudevents+json\r\n"
                + (known ? "Authorization: Bearer " + StandIns.ISSUER.token("portal", "hub.tell") + "\r\n" : "")
                + "Content-Length: 60000\r\n\r\n{";
    }

    private void dripping() {
        dripping.add(drip.scheduleAtFixedRate(
                () -> senders.forEach(SlowSendersTest::aByte), 200, 200, TimeUnit.MILLISECONDS));
    }

    private static void aByte(Socket sender) {
        try {
            sender.getOutputStream().write(' ');
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }

    /** What the hub sends until it ends the connection; the end may cut off what was written to it. */
    private static String all(Socket sender) throws IOException {
        var text = new StringBuilder();
        try {
            for (int next = sender.getInputStream().read();
                    next >= 0;
                    next = sender.getInputStream().read()) {
                text.append((char) next);
            }
        } catch (SocketTimeoutException stays) {
            throw stays;
        } catch (IOException reset) {
            return text.toString();
        }
        return text.toString();
    }

    private HttpRequest anEvent() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events"))
                .header("Authorization", "Bearer " + StandIns.ISSUER.token("portal", "hub.tell"))
                .header("Content-Type", "application/cloudevents+json")
                .timeout(SOON)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"specversion":"1.0","id":"1","source":"/forms","type":"je.gov.person.address-changed.v1",
                         "datacontenttype":"application/json","data":{}}"""))
                .build();
    }
}
