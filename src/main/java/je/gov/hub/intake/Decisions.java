package je.gov.hub.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import je.gov.hub.ledger.Acceptance;
import je.gov.hub.ledger.Acceptance.Outcome;
import je.gov.hub.ledger.Acquaintance;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.Identity;
import je.gov.hub.ledger.Known;
import je.gov.hub.subject.Found;
import je.gov.hub.subject.SubjectRoll;
import org.jspecify.annotations.Nullable;

/** Decides in memory what was told together, in order, each seeing what earlier ones changed. For one transaction. */
final class Decisions {

    private final Map<Identity, Known> known;
    private final SubjectRoll roll;
    private final Echoes echoes;
    private final Corrections corrections;
    private final DisclosureMaking disclosures;
    private final Supplier<EventKey> keys;
    private final Instant now;
    private final List<Acceptance> accepted = new ArrayList<>();

    Decisions(
            Map<Identity, Known> known,
            SubjectRoll roll,
            Echoes echoes,
            Corrections corrections,
            DisclosureMaking disclosures,
            Supplier<EventKey> keys,
            Instant now) {
        this.known = new HashMap<>(known);
        this.roll = roll;
        this.echoes = echoes;
        this.corrections = corrections;
        this.disclosures = disclosures;
        this.keys = keys;
        this.now = now;
    }

    /** A refusal of one refuses all and spares the others; nothing of them is decided then. */
    List<Answer> allOrNone(List<Claim> claims) {
        var refusals = refusals(claims);
        if (refusals.isEmpty()) {
            return claims.stream().map(this::each).toList();
        }
        return claims.stream()
                .map(claim -> refusals.getOrDefault(claim, new Answer.Spared()))
                .toList();
    }

    private Map<Claim, Answer> refusals(List<Claim> claims) {
        var refusals = new HashMap<Claim, Answer>();
        for (var claim : claims) {
            if (!known.containsKey(claim.identity())) {
                corrections.refusal(claim, roll).ifPresent(refusal -> refusals.put(claim, refusal));
            }
        }
        conflicts(claims).forEach(claim -> refusals.put(claim, new Answer.Conflict()));
        return refusals;
    }

    private List<Claim> conflicts(List<Claim> claims) {
        var digests = new HashMap<Identity, byte[]>();
        var conflicts = new ArrayList<Claim>();
        for (var claim : claims) {
            var before = known.get(claim.identity());
            byte[] digest = before == null ? digests.get(claim.identity()) : before.digest();
            if (digest != null && !claim.has(digest)) {
                conflicts.add(claim);
            }
            digests.putIfAbsent(claim.identity(), claim.digest());
        }
        return conflicts;
    }

    /** One on its own. */
    Answer each(Claim claim) {
        var before = known.get(claim.identity());
        if (before != null) {
            return claim.against(before);
        }
        return corrections.refusal(claim, roll).orElseGet(() -> accept(claim));
    }

    private Answer accept(Claim claim) {
        var key = keys.get();
        var acceptance = accepted(claim, key);
        accepted.add(acceptance);
        corrections.note(acceptance);
        known.put(claim.identity(), new Known(key, claim.digest()));
        return new Answer.Accepted(key, false);
    }

    private Acceptance accepted(Claim claim, EventKey key) {
        return switch (roll.find(claim.event(), key.value(), now)) {
            case Found.Waits waits -> {
                corrections.wait(key, waits.subjects());
                yield ended(claim, key, Outcome.WAITING, null)
                        .correcting(corrections.earlier(claim).orElse(null));
            }
            case Found.One about -> accepted(claim, key, about);
        };
    }

    private Acceptance accepted(Claim claim, EventKey key, Found.One about) {
        var teller = new Acquaintance(claim.teller().system(), about.subject());
        var correction = corrections.by(claim).orElse(null);
        if (correction == null && echoes.isEcho(claim.event(), teller)) {
            return ended(claim, key, Outcome.ECHO, about);
        }
        echoes.hasTold(teller);
        long sequence = roll.enter(claim.event(), about.subject(), key.value(), now);
        if (correction != null) {
            roll.supersede(correction.chain(), about.subject(), sequence);
        }
        return new Acceptance(
                key,
                claim.teller().system(),
                claim.event(),
                claim.digest(),
                Outcome.ACCEPTED,
                about.subject(),
                sequence,
                now,
                disclosures.of(claim, about, sequence, now, correction == null ? Map.of() : correction.told()),
                correction == null ? null : correction.earlier());
    }

    private Acceptance ended(Claim claim, EventKey key, Outcome outcome, Found.@Nullable One about) {
        return new Acceptance(
                key,
                claim.teller().system(),
                claim.event(),
                claim.digest(),
                outcome,
                about == null ? null : about.subject(),
                null,
                now,
                List.of());
    }

    /** What was accepted so far, in order. */
    List<Acceptance> accepted() {
        return List.copyOf(accepted);
    }

    SubjectRoll roll() {
        return roll;
    }
}
