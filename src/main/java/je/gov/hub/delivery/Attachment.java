package je.gov.hub.delivery;

import java.util.Objects;
import java.util.function.Consumer;
import je.gov.hub.exchange.Inbox;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * A clerk's hold on its system's inbox: whether it is open, whether it broke, and what was asked for and has not come yet. Belongs to
 * the clerk's thread, for which the broker leaves notes.
 */
final class Attachment {

    private final SystemId system;
    private final Bench bench;
    private final Window window;
    private final InHand inHand;
    private final Consumer<Runnable> notes;
    private @Nullable Inbox inbox;
    private int coming;
    private boolean broken;

    Attachment(SystemId system, Bench bench, Window window, InHand inHand, Consumer<Runnable> notes) {
        this.system = system;
        this.bench = bench;
        this.window = window;
        this.inHand = inHand;
        this.notes = notes;
    }

    /** Null while it is not open. */
    @Nullable
    Inbox inbox() {
        return inbox;
    }

    boolean broken() {
        return broken;
    }

    /** It is to be opened anew. */
    void spoilt() {
        broken = true;
    }

    /** Notes of an earlier connection are recognised by their inbox, and left. */
    void open() {
        if (inbox != null) {
            return;
        }
        var mine = new Object[1];
        var attached = bench.inboxes()
                .attach(
                        system,
                        arrival -> notes.accept(() -> {
                            if (inbox != null && inbox == mine[0]) {
                                coming--;
                                window.add(arrival, inHand.past(arrival.delivery()));
                            }
                        }),
                        () -> notes.accept(() -> broken |= inbox != null && inbox == mine[0]));
        mine[0] = attached;
        inbox = attached;
        coming = 0;
    }

    /** @param recalled how many of the window do not come from here */
    void askForMore(int recalled) {
        int size = bench.properties().window();
        int most = window.allFailing() ? Math.max(size, bench.properties().lookAhead()) : size;
        int missing = Math.min(most - (window.size() - recalled), size) - coming;
        if (missing > 0) {
            Objects.requireNonNull(inbox).more(missing);
            coming += missing;
        }
    }

    void close() {
        var old = inbox;
        inbox = null;
        broken = false;
        if (old != null) {
            old.close();
        }
    }
}
