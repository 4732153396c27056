package je.gov.hub.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What of each event has arrived where. An event carries its number in the new address, which every receiver is told. */
final class Arrivals {

    static final int RECEIVERS = 5;

    private static final int MOST = 4_000_000;
    private static final int ALL = (1 << RECEIVERS) - 1;
    private static final int DIGITS = 9;
    private static final byte[] MARK = "BENCH-".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicLongArray due = new AtomicLongArray(MOST);
    private final AtomicIntegerArray where = new AtomicIntegerArray(MOST);
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong complete = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private volatile Histogram endToEnd = new ConcurrentHistogram(3);

    static String mark(int number) {
        return "BENCH-%09d".formatted(number);
    }

    /**
     * The next event's number.
     *
     * @param nanos when it was due to be told, whether or not it was told late
     */
    int next(long nanos) {
        int number = numbers.getAndIncrement();
        due.set(number, nanos);
        return number;
    }

    /** Takes note of what a receiver got; text without a mark is none of the bench's. */
    void arrived(int receiver, byte[] text) {
        number(text).ifPresent(number -> arrived(receiver, number, System.nanoTime()));
    }

    private void arrived(int receiver, int number, long now) {
        int bit = 1 << receiver;
        int before = where.getAndUpdate(number, places -> places | bit);
        if ((before & bit) != 0) {
            repeated.incrementAndGet();
            return;
        }
        delivered.incrementAndGet();
        if ((before | bit) == ALL) {
            endToEnd.recordValue(Math.max(0, now - due.get(number)));
            complete.incrementAndGet();
        }
    }

    static OptionalInt number(byte[] text) {
        for (int start = 0; start + MARK.length + DIGITS <= text.length; start++) {
            if (Arrays.equals(text, start, start + MARK.length, MARK, 0, MARK.length)) {
                return OptionalInt.of(
                        Integer.parseInt(new String(text, start + MARK.length, DIGITS, StandardCharsets.US_ASCII)));
            }
        }
        return OptionalInt.empty();
    }

    /** How many deliveries arrived, repeats aside. */
    long delivered() {
        return delivered.get();
    }

    /** How many events are at all receivers. */
    long complete() {
        return complete.get();
    }

    /** How many deliveries arrived again. */
    long repeated() {
        return repeated.get();
    }

    /** From when an event was due to when the last of its receivers had it, in nanoseconds; begins anew. */
    Histogram endToEndAnew() {
        var old = endToEnd;
        endToEnd = new ConcurrentHistogram(3);
        return old;
    }
}
