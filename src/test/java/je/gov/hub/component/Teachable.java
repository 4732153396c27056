package je.gov.hub.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import je.gov.hub.intake.Answer;
import je.gov.hub.intake.FeedPage;
import je.gov.hub.intake.Intake;
import je.gov.hub.intake.Told;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** An intake that answers as a test teaches it, and remembers what it was told. */
class Teachable implements Intake {

    static final EventKey KEY = new EventKey("abcdefghijklmnopqrstuvwxyz");

    final List<Teller> tellers = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    final List<FeedPage> pages = new ArrayList<>();
    Function<Told, Answer> answer = one -> new Answer.Accepted(KEY, false);
    Optional<String> cursor = Optional.empty();

    @Override
    public Answer tell(Teller teller, Told one) {
        tellers.add(teller);
        told.add(one);
        return answer.apply(one);
    }

    @Override
    public List<Answer> tellAll(Teller teller, List<Told> batch) {
        return batch.stream().map(one -> tell(teller, one)).toList();
    }

    @Override
    public List<Answer> tellPage(Teller teller, FeedPage page) {
        pages.add(page);
        return page.items().stream()
                .map(item -> switch (item) {
                    case FeedPage.FeedItem.Legible legible -> tell(teller, legible.told());
                    case FeedPage.FeedItem.Illegible ignored -> (Answer) new Answer.Spared();
                })
                .toList();
    }

    @Override
    public Optional<String> cursor(SystemId system) {
        return cursor;
    }
}
