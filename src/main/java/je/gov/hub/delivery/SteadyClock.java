package je.gov.hub.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Begins with another clock's time and is never stepped: who waits for an hour by it waits for an hour, also when somebody sets the
 * machine's clock back by a day. What it says may be as far from the truth, so that it is for waiting only.
 */
final class SteadyClock extends Clock {

    private final Clock begun;
    private final Instant start;
    private final long since = System.nanoTime();

    SteadyClock(Clock begun) {
        this.begun = begun;
        this.start = begun.instant();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - since);
    }

    @Override
    public ZoneId getZone() {
        return begun.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(begun.withZone(zone));
    }
}
