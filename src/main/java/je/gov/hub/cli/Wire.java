package je.gov.hub.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One way of sending requests for all commands: short waits, and an answer or a message that says what to do. */
final class Wire {

    /** For what the hub answers at once. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /** Throws a CommandFailedException with this advice where nobody answers. */
    HttpResponse<String> send(HttpRequest.Builder request, String advice) {
        return send(request, advice, PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String advice, Duration patience) {
        try {
            return client.send(
                    request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException nobody) {
            throw new CommandFailedException(advice, nobody);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Stopped", stopped);
        }
    }

    /** Whether something answers there at all. */
    boolean answers(URI address) {
        try {
            send(HttpRequest.newBuilder(address).GET(), "");
            return true;
        } catch (CommandFailedException nobody) {
            return false;
        }
    }
}
