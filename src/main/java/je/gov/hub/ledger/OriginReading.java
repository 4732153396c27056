package je.gov.hub.ledger;

import java.time.Instant;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventReader;
import je.gov.hub.event.Reading;
import je.gov.hub.secret.Seal;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/** Opens accepted events. */
final class OriginReading {

    /** What was accepted is read whatever the limit was then. */
    private static final int LIMIT = 16 * EventReader.LIMIT;

    private final EventReader reader = new EventReader(LIMIT);
    private final Seal seal;

    OriginReading(Seal seal) {
        this.seal = seal;
    }

    Origin open(Row row) {
        return new Origin(
                row.key(),
                row.teller(),
                event(row),
                row.subject(),
                row.sequence(),
                row.receiver(),
                row.generation(),
                row.accepted());
    }

    private Event event(Row row) {
        return switch (reader.structured(seal.open(row.sealed(), Places.of(row.key())))) {
            case Reading.Read read -> read.event();
            case Reading.Malformed malformed -> throw unreadable(row);
            case Reading.TooBig tooBig -> throw unreadable(row);
        };
    }

    private static IllegalStateException unreadable(Row row) {
        return new IllegalStateException("Event " + row.key() + " was accepted and cannot be read again");
    }

    /** An origin as it lies in the database. */
    record Row(
            EventKey key,
            SystemId teller,
            byte[] sealed,
            Subject subject,
            long sequence,
            SystemId receiver,
            int generation,
            Instant accepted) {}
}
