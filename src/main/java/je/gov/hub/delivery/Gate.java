package je.gov.hub.delivery;

import java.util.ArrayList;
import java.util.List;
import je.gov.hub.ledger.Standing;
import je.gov.hub.system.SystemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last check before a hand-over: open in the ledger, not behind a block, still granted, not restricted. */
record Gate(SystemId system, Bench bench, Asked asked, Setbacks setbacks) {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /**
     * What the check concluded.
     *
     * @param ended recorded as held or refused, or ended before; to be acknowledged
     * @param parked go from the ledger when they have the turn, with what is known of earlier hand-overs; to be acknowledged
     */
    record Checked(List<Pending> open, List<Pending> ended, List<Pending> parked) {}

    Checked check(List<Pending> next) {
        var standing = asked.standing(next).iterator();
        var open = new ArrayList<Pending>();
        var ended = new ArrayList<Pending>();
        var parked = new ArrayList<Pending>();
        var blocked = new ArrayList<Pending>();
        for (var one : next) {
            switch (standing.next()) {
                case Standing.Ended ignored -> ended.add(one);
                case Standing.Parked ignored -> parked.add(one);
                case Standing.InTurn turn -> {
                    if (!one.recalled()) {
                        parked.add(one);
                    } else {
                        (allowed(one, turn.open()) ? open : ended).add(one);
                    }
                }
                case Standing.Blocked ignored -> blocked.add(one);
                case Standing.Unknown ignored -> ended.add(held(one, "unknown", "The ledger does not know it"));
                case Standing.Open now -> (allowed(one, now) ? open : ended).add(one);
            }
        }
        if (!blocked.isEmpty()) {
            asked.forget();
            bench.deliveries()
                    .parked(system, blocked.stream().map(Pending::delivery).toList());
            parked.addAll(blocked);
        }
        return new Checked(open, ended, parked);
    }

    /** False: then it has been held, or refused. */
    private boolean allowed(Pending one, Standing.Open now) {
        if (now.restricted()) {
            held(one, "restricted", "Processing about the subject is restricted");
            return false;
        }
        if (!bench.agreements().stillGrants(system, now.type(), now.fields())) {
            held(one, "grant withdrawn", "The agreement no longer grants its fields");
            return false;
        }
        if (one.deaths >= bench.properties().deaths()) {
            asked.forget();
            bench.deliveries()
                    .quarantined(setbacks.of(
                            one, "ends the hub", "The hub ended " + one.deaths + " times while it alone was in hand"));
            return false;
        }
        return true;
    }

    private Pending held(Pending one, String rule, String reason) {
        asked.forget();
        bench.deliveries().held(setbacks.of(one, rule, reason));
        LOG.atWarn()
                .addKeyValue("delivery", one.delivery())
                .addKeyValue("system", system)
                .addKeyValue("rule", rule)
                .log("Held a delivery for a person");
        return one;
    }
}
