package je.gov.hub.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import je.gov.hub.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What a disclosure does to something told before, as its receiver sees it: the CloudEvents extensions {@code reason} and
 * {@code supersedes}.
 *
 * @param reason correction, cancellation or cancellation-removed
 * @param supersedes the newest delivery to the same system that it takes the place of; null where the system was told none of it
 */
public record Correcting(String reason, @Nullable DeliveryId supersedes) {

    private static final String NEW = "new";
    private static final String SUPERSEDES = "supersedes";

    /**
     * What an event says of itself; null where it is news.
     *
     * @param told what the receiver was told of the same matter
     */
    public static @Nullable Correcting in(Event event, Optional<ToldBefore> told) {
        var said = event.data().path("reason").asText(NEW);
        if (said.equals(NEW) && !event.data().has(SUPERSEDES)) {
            return null;
        }
        return new Correcting(
                said.equals(NEW) ? "correction" : said,
                told.map(ToldBefore::newest).orElse(null));
    }

    void into(ObjectNode envelope) {
        envelope.put("reason", reason);
        if (supersedes != null) {
            envelope.put(SUPERSEDES, supersedes.value());
        }
    }

    /** Names in the envelope of a correction another delivery that it takes the place of, or none. */
    static void name(ObjectNode envelope, Optional<DeliveryId> supersedes) {
        supersedes.ifPresentOrElse(
                delivery -> envelope.put(SUPERSEDES, delivery.value()), () -> envelope.remove(SUPERSEDES));
    }

    /** Whether what a system was handed said of something that it is not so. */
    static boolean cancels(JsonNode envelope) {
        return envelope.path("reason").asText().equals("cancellation");
    }
}
