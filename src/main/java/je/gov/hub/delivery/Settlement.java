package je.gov.hub.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import je.gov.hub.delivery.Outcome.Refusal;
import je.gov.hub.exchange.BrokerFailureException;
import je.gov.hub.exchange.Inbox;
import je.gov.hub.ledger.Receipt;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an outcome means. The ledger first, always: where it fails, the answer stays to be settled again, nothing is
 * acknowledged, and nothing else is handed over.
 */
record Settlement(
        SystemId system, Bench bench, Course course, Window window, InHand inHand, Asked asked, Setbacks setbacks) {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    /** Takes from the list what it has settled. */
    void settle(List<Answered> answered, @Nullable Inbox inbox) {
        var delivered = answered.stream()
                .filter(one -> one.outcome() instanceof Outcome.Delivered)
                .toList();
        if (!delivered.isEmpty()) {
            record(delivered);
            answered.removeAll(delivered);
            succeeded(delivered.size());
            end(delivered.stream().map(Answered::pending).toList(), inbox);
        }
        for (var one : new ArrayList<>(answered)) {
            boolean ended = undelivered(one.pending(), one.outcome());
            answered.remove(one);
            if (ended) {
                end(List.of(one.pending()), inbox);
            }
        }
    }

    /** What went from the ledger ends with the turn of the next of its line; all others share a commit. */
    private void record(List<Answered> delivered) {
        var told = delivered.stream()
                .collect(Collectors.partitioningBy(
                        one -> one.pending().recalled(), Collectors.mapping(this::receipt, Collectors.toList())));
        bench.deliveries().delivered(Objects.requireNonNull(told.get(false)));
        bench.deliveries().deliveredInTurn(Objects.requireNonNull(told.get(true)));
    }

    /** When an outage is over, what waited for it waits no longer; what failed while others succeeded does. */
    private void succeeded(int count) {
        if (course.probing()) {
            window.outageOver();
        }
        for (int one = 0; one < count; one++) {
            course.succeeded();
        }
    }

    /** The ledger has them as ended, one way or another. */
    void end(List<Pending> ended, @Nullable Inbox inbox) {
        inHand.ended(ended.stream().map(Pending::delivery).toList());
        leave(ended, inbox);
    }

    /** Nothing is done about them now. What is known of earlier hand-overs stays known: those that are parked have them still. */
    void leave(List<Pending> all, @Nullable Inbox inbox) {
        asked.forget(all.stream().map(Pending::delivery).collect(Collectors.toSet()));
        all.forEach(window::remove);
        for (var one : all) {
            acknowledge(one, inbox);
        }
    }

    /** What cannot be acknowledged now comes again, and is then found to have ended. */
    private void acknowledge(Pending one, @Nullable Inbox inbox) {
        if (one.arrival == null) {
            return;
        }
        try {
            Objects.requireNonNull(inbox).acknowledge(one.arrival);
        } catch (BrokerFailureException lost) {
            LOG.atWarn().addKeyValue("delivery", one.delivery()).log("Could not acknowledge a delivery that has ended");
        }
    }

    /** Whether it has ended; else it is back in the window. */
    private boolean undelivered(Pending one, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered ignored -> true;
            case Outcome.Refused refused -> refused(one, refused);
            case Outcome.Unavailable unavailable -> unavailable(one, unavailable);
            case Outcome.Misconfigured misconfigured -> {
                var why = misconfigured.why();
                stop(one, why.rule(), why.reason());
                yield false;
            }
        };
    }

    private boolean refused(Pending one, Outcome.Refused outcome) {
        var why = outcome.why();
        one.repeated |= outcome.reached();
        int inARow = course.refusedInARow(one.subject(), why.rule() + " " + why.reason());
        if (inARow >= bench.properties().refusals()) {
            stop(one, why.rule(), inARow + " subjects in a row were refused: " + why.reason());
            return false;
        }
        return quarantined(one, why);
    }

    private boolean quarantined(Pending one, Refusal why) {
        asked.forget();
        bench.deliveries().quarantined(setbacks.of(one, why));
        LOG.atWarn()
                .addKeyValue("delivery", one.delivery())
                .addKeyValue("system", system)
                .addKeyValue("rule", why.rule())
                .log("Put a delivery into quarantine");
        return true;
    }

    private boolean unavailable(Pending one, Outcome.Unavailable outcome) {
        boolean struck = outcome.reached() && one.failures > 0 && course.successes() > one.successesSeen;
        if (struck && one.strikes + 1 >= bench.properties().strikes()) {
            var why = outcome.why();
            return quarantined(
                    one,
                    new Refusal(
                            "fails alone",
                            "Fails again and again while others succeed: " + why.reason(),
                            why.answer()));
        }
        delayed(one, outcome.why());
        one.strikes += struck ? 1 : 0;
        one.failures++;
        one.successesSeen = course.successes();
        one.notBefore = bench.clock().instant().plus(bench.backoff().after(one.failures));
        one.repeated |= outcome.reached();
        course.failed(outcome.why().reason(), pause(outcome));
        putBack(one, outcome.reached());
        return false;
    }

    private Duration pause(Outcome.Unavailable outcome) {
        var most = bench.properties().longestAsked();
        return outcome.pause().compareTo(most) < 0 ? outcome.pause() : most;
    }

    private void delayed(Pending one, Refusal why) {
        if (!why.rule().equals(one.recordedRule)) {
            bench.deliveries().delayed(setbacks.of(one, why));
            one.recordedRule = why.rule();
            LOG.atWarn()
                    .addKeyValue("delivery", one.delivery())
                    .addKeyValue("system", system)
                    .addKeyValue("rule", why.rule())
                    .log("A delivery waits: its system is unavailable");
        }
    }

    /** The disclosure stays first in its line, and is tried again when a person has mended what is wrong. */
    private void stop(Pending one, String rule, String reason) {
        bench.deliveries().stopped(system, rule, reason);
        LOG.atError()
                .addKeyValue("system", system)
                .addKeyValue("rule", rule)
                .addKeyValue("reason", reason)
                .log("A system waits for a person");
        course.stop(reason);
        putBack(one, false);
    }

    private void putBack(Pending one, boolean reached) {
        window.putBack(one);
        one.cleared();
        inHand.cameBack(one.delivery(), one.attempts, one.repeated || reached);
    }

    private Receipt receipt(Answered one) {
        var pending = one.pending();
        return new Receipt(
                pending.delivery(),
                system,
                ((Outcome.Delivered) one.outcome()).answer(),
                Digest.sha256(pending.disclosure()),
                pending.attempts,
                pending.repeated,
                pending.handedOver,
                one.at());
    }
}
