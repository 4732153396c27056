package je.gov.hub.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a feed, read by its connector.
 *
 * @param from the cursor the page was asked for; null at the beginning
 * @param to where the cursor moves
 */
public record FeedPage(@Nullable String from, String to, List<FeedItem> items) {

    public FeedPage {
        items = List.copyOf(items);
    }

    /** One item of a feed. */
    public sealed interface FeedItem {

        /** An event. */
        record Legible(Told told) implements FeedItem {}

        /**
         * Not an event.
         *
         * @param reference what the feed calls it, without personal data
         * @param reason what is wrong with it
         */
        record Illegible(String reference, String reason) implements FeedItem {}
    }
}
