package je.gov.hub.event;

import java.util.List;

/** What reading a batch of CloudEvents concluded. */
public sealed interface BatchReading {

    /**
     * The text is a batch; each of its items was read on its own.
     *
     * @param readings in the order of the batch; may be empty
     */
    record Items(List<Reading> readings) implements BatchReading {
        public Items {
            readings = List.copyOf(readings);
        }
    }

    /**
     * It has more events than may be told at once; none was read.
     *
     * @param limit how many may be
     */
    record TooMany(int limit) implements BatchReading {}

    /**
     * The text is no batch at all, or too big for one.
     *
     * @param reading {@link Reading.Malformed} or {@link Reading.TooBig}
     */
    record Unread(Reading reading) implements BatchReading {}
}
