package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Makes the island's people known to the hub, by its own front door, as the People Directory does; told again, nothing happens. */
public final class Seeding {

    private static final String TELLER = "people-directory";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TRIES = 60;
    private static final int ACCEPTED = 202;
    private static final int SERVER_ERROR = 500;

    private final URI events;
    private final Issuer issuer;

    /** @param hub where the hub answers, such as {@code http://127.0.0.1:8080} */
    public Seeding(URI hub, Issuer issuer) {
        this.events = hub.resolve("/events");
        this.issuer = issuer;
    }

    /** The hub did not take a person. The message names the person by the slug, and the hub's status. */
    public static final class NotTakenException extends RuntimeException {
        NotTakenException(String slug, int status) {
            super("The hub did not take %s of the island's people: it answered %d".formatted(slug, status));
        }
    }

    /**
     * Tells the hub of everybody, one after the other, and waits for a hub that is not ready.
     *
     * @throws NotTakenException when the hub refuses one
     */
    public void tell(Population population) {
        try (var http = HttpClient.newHttpClient()) {
            for (var person : population.people()) {
                var status = tell(http, person.registered().toString());
                for (var tries = 1; status >= SERVER_ERROR && tries < TRIES; tries++) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                    status = tell(http, person.registered().toString());
                }
                if (status != ACCEPTED) {
                    throw new NotTakenException(person.slug(), status);
                }
            }
        }
    }

    private int tell(HttpClient http, String event) {
        var request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + issuer.token(TELLER))
                .header("Content-Type", "application/cloudevents+json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(event))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException gone) {
            throw new UncheckedIOException("The hub does not answer at " + events, gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The seeding was interrupted", interrupted);
        }
    }
}
