package je.gov.hub.ledger;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Sees to it that there is a partition for this month and the next two before anything is written. Safe for many threads. */
final class Months {

    private static final int AHEAD = 2;

    private final MonthTable table;
    private final Clock clock;
    private volatile @Nullable YearMonth ready;

    Months(MonthTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** To be called outside a transaction that may still be rolled back. */
    void ready() {
        var now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        if (now.equals(ready)) {
            return;
        }
        for (int ahead = 0; ahead <= AHEAD; ahead++) {
            table.make(now.plusMonths(ahead).atDay(1));
        }
        ready = now;
    }
}
