package je.gov.hub.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** Where one application is told events, over connections that stay open. */
final class Desk implements AutoCloseable {

    private static final int ACCEPTED = 202;
    private static final Timeout PATIENCE = Timeout.ofMinutes(5);
    private static final ContentType EVENT = ContentType.parse("application/cloudevents+json");

    private final URI events;
    private final CloseableHttpClient http;

    /** @param connections how many tell at once, at most */
    Desk(int port, int connections) {
        events = URI.create("http://127.0.0.1:" + port + "/events");
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(PATIENCE)
                        .setSocketTimeout(PATIENCE)
                        .build())
                .build();
        http = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(PATIENCE)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableRedirectHandling()
                .build();
    }

    /**
     * Tells one event and waits for its answer.
     *
     * @throws NotAcceptedException when the answer is anything but accepted
     */
    void tell(byte[] event, String authorization) {
        var request = new HttpPost(events);
        request.setHeader("Authorization", authorization);
        request.setEntity(new ByteArrayEntity(event, EVENT));
        try {
            http.execute(request, answer -> {
                var text = EntityUtils.toString(answer.getEntity());
                if (answer.getCode() != ACCEPTED) {
                    throw new NotAcceptedException(answer.getCode(), text);
                }
                return text;
            });
        } catch (IOException gone) {
            throw new UncheckedIOException("There is no answer at " + events, gone);
        }
    }

    /** Tells them all, in no order, as many at once as there are connections, and waits for all answers. */
    void tellAll(List<byte[]> events, String authorization) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(events.stream()
                            .map(event -> CompletableFuture.runAsync(() -> tell(event, authorization), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    /** An event of the bench was not accepted: what is measured is not what should be. */
    static final class NotAcceptedException extends RuntimeException {
        NotAcceptedException(int status, String text) {
            super("An event of the bench was answered " + status + ": " + text);
        }
    }
}
