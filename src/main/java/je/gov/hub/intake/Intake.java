package je.gov.hub.intake;

import java.util.List;
import java.util.Optional;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** The way in, whatever the edge. Each method returns when its outcome is durable, and is safe for use by many threads. */
public interface Intake {

    /** Tells one event. */
    Answer tell(Teller teller, Told told);

    /** Tells all or none; one already known and equal is skipped, a refusal of one spares all others. */
    List<Answer> tellAll(Teller teller, List<Told> batch);

    /**
     * Takes a page of a feed: each item accepted, or recorded as refused, and the cursor moved, in one transaction.
     * Where the cursor is no longer at {@code from}, nothing happens and every answer is {@link Answer.Unavailable}.
     */
    List<Answer> tellPage(Teller teller, FeedPage page);

    /** Where the feed of this system was read to. */
    Optional<String> cursor(SystemId system);
}
