package je.gov.hub.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import je.gov.hub.event.Fault;
import je.gov.hub.intake.FeedPage.FeedItem;
import je.gov.hub.ledger.RefusedItem;
import je.gov.hub.secret.Digests;
import je.gov.hub.system.Teller;

/** A page on its way through the steps: which of its items are claims, and what each is answered. For one thread. */
final class PageReading {

    private final Teller teller;
    private final FeedPage page;
    private final Map<Integer, Claim> claims = new HashMap<>();
    private final Map<Integer, Answer> answers = new HashMap<>();
    private final List<RefusedItem> refused = new ArrayList<>();

    private PageReading(Teller teller, FeedPage page) {
        this.teller = teller;
        this.page = page;
    }

    static PageReading of(Teller teller, FeedPage page, Digests digests) {
        var reading = new PageReading(teller, page);
        for (int place = 0; place < page.items().size(); place++) {
            switch (page.items().get(place)) {
                case FeedItem.Legible legible -> reading.claims.put(place, Claim.of(teller, legible.told(), digests));
                case FeedItem.Illegible illegible -> {
                    reading.answers.put(place, new Answer.Invalid(List.of(new Fault("", illegible.reason()))));
                    reading.refused.add(new RefusedItem(illegible.reference(), illegible.reason()));
                }
            }
        }
        return reading;
    }

    List<Claim> claims() {
        return places().stream().map(claims::get).toList();
    }

    private List<Integer> places() {
        return claims.keySet().stream().sorted().toList();
    }

    /** Takes out those that are answered without a commit. */
    void check(Function<Claim, Optional<Answer>> steps) {
        for (var place : places()) {
            var claim = claims.get(place);
            if (claim == null) {
                continue;
            }
            steps.apply(claim).ifPresent(answer -> {
                answers.put(place, answer);
                claims.remove(place);
                Feeds.reason(answer, claim).ifPresent(refused::add);
            });
        }
    }

    Work work() {
        return Work.page(claims(), new Work.Page(teller.system(), page.from(), page.to(), refused));
    }

    /** @param committed for each claim that was left, or one that says the page is to be told again */
    List<Answer> answers(List<Answer> committed) {
        var again =
                committed.stream().filter(Answer.Unavailable.class::isInstance).findFirst();
        if (again.isPresent()) {
            return Collections.nCopies(page.items().size(), again.get());
        }
        var all = new HashMap<>(answers);
        var left = places();
        for (int place = 0; place < left.size(); place++) {
            all.put(left.get(place), committed.get(place));
        }
        return all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}
