package je.gov.hub.connector.camel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner that answers a byte at a time, each in good time. */
class BoundedAnswersTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEAD})
    void areCutWhereverTheyAre(String atOnce) throws Exception {
        try (var partner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = client(LONGEST)) {
            var trickling = CompletableFuture.runAsync(() -> trickle(partner, atOnce), threads);

            var answer = CompletableFuture.supplyAsync(() -> asked(client, partner), threads);

            await().atMost(Duration.ofSeconds(20)).until(answer::isDone);
            assertThat(answer).isCompletedExceptionally();
            assertThat(trickling).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void areReadToTheEndWhereTheyComeInTime() throws Exception {
        try (var partner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = client(LONGEST.multipliedBy(20))) {
            var told = CompletableFuture.runAsync(() -> trickle(partner, HEAD + "x".repeat(1000)), threads);

            assertThat(asked(client, partner)).hasSize(1000);

            told.cancel(true);
        }
    }

    private static CloseableHttpClient client(Duration longest) {
        var builder = HttpClientBuilder.create();
        new BoundedAnswers(10_000, longest).configureHttpClient(builder);
        return builder.build();
    }

    private static String asked(CloseableHttpClient client, ServerSocket partner) {
        try {
            return client.execute(
                    new HttpGet("http://127.0.0.1:" + partner.getLocalPort()),
                    response -> EntityUtils.toString(response.getEntity()));
        } catch (IOException cut) {
            throw new IllegalStateException(cut);
        }
    }

    /** Until the hub has closed the connection. */
    private static void trickle(ServerSocket partner, String atOnce) {
        try (var connection = partner.accept()) {
            connection.getOutputStream().write(atOnce.getBytes(US_ASCII));
            var rest = atOnce.isEmpty() ? "HTTP/1.1 200 OK\r\nX-Slow: " + "y".repeat(1000) : "x".repeat(1000);
            for (byte one : rest.getBytes(US_ASCII)) {
                connection.getOutputStream().write(one);
                connection.getOutputStream().flush();
                pause();
            }
            throw new AssertionError("Nobody closed the connection");
        } catch (IOException closed) {
            return;
        }
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
}
