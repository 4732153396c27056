package je.gov.hub.exchange;

import org.jspecify.annotations.Nullable;

/**
 * How the relay stands.
 *
 * @param journal the identity of this node's broker journal
 * @param why it carries nothing now; null while it carries
 */
public record RelayStatus(String journal, @Nullable String why) {

    /** Whether it takes what was accepted to the inboxes, as it comes. */
    public boolean carries() {
        return why == null;
    }
}
