package je.gov.hub.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import je.gov.hub.database.RoundTrip;
import je.gov.hub.event.Event;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.Acquaintance;
import je.gov.hub.subject.Named;
import je.gov.hub.subject.Subjects;

/** One transaction: reads what is needed for all works at once, decides them in order, writes once. */
final class GroupCommit {

    private final Acceptances acceptances;
    private final Subjects subjects;
    private final DisclosureMaking disclosures;
    private final Clock clock;
    private final Duration retryAfter;
    private final EventKeys keys = new EventKeys();

    GroupCommit(
            Acceptances acceptances,
            Subjects subjects,
            DisclosureMaking disclosures,
            Clock clock,
            Duration retryAfter) {
        this.acceptances = acceptances;
        this.subjects = subjects;
        this.disclosures = disclosures;
        this.clock = clock;
        this.retryAfter = retryAfter;
    }

    /**
     * Accepts the works, in order.
     *
     * @return for each work, an answer for each of its claims
     */
    List<List<Answer>> accept(List<Work> works) {
        var group = acceptances.together(trip -> {
            var decisions = prepare(trip, works);
            var feeds = new Feeds(acceptances);
            var answers =
                    works.stream().map(work -> decide(work, decisions, feeds)).toList();
            decisions.roll().write(trip, clock.instant());
            acceptances.record(trip, decisions.accepted());
            return new Group(answers, feeds);
        });
        group.feeds().logRefused();
        return group.answers();
    }

    private record Group(List<List<Answer>> answers, Feeds feeds) {}

    /** In two round trips, but for what is superseded: what was told before and whom the events name; then what is known of these. */
    private Decisions prepare(RoundTrip trip, List<Work> works) {
        var claims = works.stream().flatMap(work -> work.claims().stream()).toList();
        var before = acceptances.known(
                trip, claims.stream().map(Claim::identity).distinct().toList());
        var asked = subjects.named(trip, events(claims));
        trip.go();
        var known = before.get();
        var named = asked.get();
        var unknown = claims.stream()
                .filter(claim -> !known.containsKey(claim.identity()))
                .toList();
        var handed = acceptances.handed(trip, acquaintances(unknown, named));
        var roll = subjects.roll(trip, named, events(unknown));
        trip.go();
        var echoes = new Echoes(acceptances, handed.get());
        var corrections = Corrections.of(unknown, acceptances, subjects);
        return new Decisions(known, roll.get(), echoes, corrections, disclosures, keys::next, clock.instant());
    }

    private static List<Event> events(List<Claim> claims) {
        return claims.stream().map(Claim::event).toList();
    }

    private Set<Acquaintance> acquaintances(List<Claim> claims, Named named) {
        var acquaintances = new HashSet<Acquaintance>();
        for (var claim : claims) {
            var teller = claim.teller().system();
            if (disclosures.isTold(teller)) {
                named.one(claim.event()).ifPresent(subject -> acquaintances.add(new Acquaintance(teller, subject)));
            }
        }
        return acquaintances;
    }

    private List<Answer> decide(Work work, Decisions decisions, Feeds feeds) {
        var page = work.page();
        if (page == null) {
            return decisions.allOrNone(work.claims());
        }
        if (!feeds.isAt(page)) {
            return unavailable(work);
        }
        var answers = work.claims().stream().map(decisions::each).toList();
        feeds.move(page, work.claims(), answers);
        return answers;
    }

    /** One answer for each claim, and one at least. */
    List<Answer> unavailable(Work work) {
        return Collections.nCopies(Math.max(1, work.claims().size()), new Answer.Unavailable(retryAfter));
    }
}
