package je.gov.hub.delivery;

import java.time.Clock;
import je.gov.hub.delivery.Outcome.Refusal;
import je.gov.hub.ledger.Setback;
import je.gov.hub.system.SystemId;

/** Writes down why a delivery did not end as delivered. */
record Setbacks(SystemId system, Terms terms, Clock clock) {

    private static final byte[] NOTHING = {};

    /** What the hub itself decided, without an answer of the partner. */
    Setback of(Pending one, String rule, String reason) {
        return of(one, new Refusal(rule, reason, NOTHING));
    }

    Setback of(Pending one, Refusal why) {
        return new Setback(
                one.delivery(),
                system,
                why.rule(),
                why.reason(),
                why.answer().length == 0 ? NOTHING : Digest.sha256(why.answer()),
                Excerpt.of(why.answer()),
                terms.made(),
                one.attempts,
                one.repeated,
                clock.instant());
    }
}
