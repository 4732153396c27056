package je.gov.hub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import je.gov.hub.delivery.LaneStatus.State;
import je.gov.hub.subject.Subject;
import org.jspecify.annotations.Nullable;

/**
 * How one system's way out goes: flowing, waiting for the partner, for a person, or for broker and ledger. Changed by its
 * clerk, read by anybody.
 */
final class Course {

    private final Clock clock;
    private final Clock wall;
    private final Backoff backoff;
    private volatile Standpoint now;
    private boolean suspended;
    private boolean stopped;
    private @Nullable Instant waitUntil;
    private boolean heldUp = true;
    private @Nullable String why;
    private String heldUpFor = "the inbox is being opened";
    private int failures;
    private int most = Integer.MAX_VALUE;
    private long successes;
    private String refusedFor = "";
    private final Set<Subject> refusedInARow = new HashSet<>();

    /**
     * @param clock for waiting
     * @param wall for what is shown
     */
    Course(Clock clock, Clock wall, Backoff backoff) {
        this.clock = clock;
        this.wall = wall;
        this.backoff = backoff;
        this.now = new Standpoint(State.HELD_UP, wall.instant(), heldUpFor, null, 0);
    }

    /** A state and what goes with it. */
    record Standpoint(
            State state,
            Instant since,
            @Nullable String why,
            @Nullable Instant next,
            long delivered) {}

    Standpoint now() {
        return now;
    }

    long successes() {
        return successes;
    }

    /** Whether something may be handed over; where it was not known whether the system is back, one only. */
    boolean open() {
        var instant = clock.instant();
        return !suspended && !stopped && !heldUp && !after(waitUntil, instant);
    }

    boolean probing() {
        return failures > 0;
    }

    /** How many may be in hand at once, of so many lanes: after an outage one, and with every success one more. */
    int most(int lanes) {
        return Math.min(most, lanes);
    }

    void succeeded() {
        successes++;
        most = Math.max(most, most + 1);
        failures = 0;
        waitUntil = null;
        refusedInARow.clear();
        settle();
    }

    /**
     * The system is unavailable; waits for all of it.
     *
     * @param asked the least pause, where the system asked for one
     */
    void failed(String reason, Duration asked) {
        var instant = clock.instant();
        most = 1;
        if (!after(waitUntil, instant)) {
            failures++;
            waitUntil = instant.plus(backoff.after(failures));
        }
        if (!after(waitUntil, instant.plus(asked))) {
            waitUntil = instant.plus(asked);
        }
        why = reason;
        settle();
    }

    /** Counts subjects that were refused for one reason, with nothing delivered in between; this one included. */
    int refusedInARow(Subject subject, String reason) {
        if (!reason.equals(refusedFor)) {
            refusedInARow.clear();
            refusedFor = reason;
        }
        refusedInARow.add(subject);
        return refusedInARow.size();
    }

    void stop(String reason) {
        stopped = true;
        why = reason;
        settle();
    }

    void suspend(String reason) {
        suspended = true;
        why = reason;
        settle();
    }

    void resume() {
        suspended = false;
        stopped = false;
        waitUntil = null;
        failures = 0;
        refusedInARow.clear();
        settle();
    }

    /** Broker, ledger or agreement are not there. */
    void heldUp(String reason) {
        heldUp = true;
        heldUpFor = reason;
        settle();
    }

    /** They are there again. */
    void goesOn() {
        if (heldUp) {
            heldUp = false;
            settle();
        }
    }

    private void settle() {
        var state = state();
        var text = state == State.FLOWING ? null : state == State.HELD_UP ? heldUpFor : why;
        var next = state == State.WAITING && waitUntil != null
                ? wall.instant().plus(Duration.between(clock.instant(), waitUntil))
                : null;
        boolean same = state == now.state();
        now = new Standpoint(state, same ? now.since() : wall.instant(), text, next, successes);
    }

    private State state() {
        if (suspended) {
            return State.SUSPENDED;
        }
        if (stopped) {
            return State.STOPPED;
        }
        if (heldUp) {
            return State.HELD_UP;
        }
        return waitUntil == null ? State.FLOWING : State.WAITING;
    }

    private static boolean after(@Nullable Instant until, Instant instant) {
        return until != null && until.isAfter(instant);
    }
}
