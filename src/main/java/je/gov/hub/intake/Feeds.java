package je.gov.hub.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.RefusedItem;
import je.gov.hub.system.SystemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds that move in one transaction. */
final class Feeds {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final int NAMED = 20;

    private final Acceptances acceptances;
    private final Map<SystemId, List<RefusedItem>> refusals = new HashMap<>();
    private final Map<SystemId, Optional<String>> cursors = new HashMap<>();

    Feeds(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    /** Whether the feed is where the page was asked from. */
    boolean isAt(Work.Page page) {
        return cursors.computeIfAbsent(page.system(), acceptances::cursor).equals(Optional.ofNullable(page.from()));
    }

    /** Moves the feed; what the decisions refused of the page is recorded with what was refused before. */
    void move(Work.Page page, List<Claim> claims, List<Answer> answers) {
        var refused = new ArrayList<>(page.refused());
        for (int place = 0; place < claims.size(); place++) {
            reason(answers.get(place), claims.get(place)).ifPresent(refused::add);
        }
        acceptances.move(page.system(), page.to(), refused);
        refusals.computeIfAbsent(page.system(), system -> new ArrayList<>()).addAll(refused);
        cursors.put(page.system(), Optional.of(page.to()));
    }

    /** Says what was refused, once that is committed: how many of each system, and the first of them. */
    void logRefused() {
        refusals.forEach((system, refused) -> {
            if (!refused.isEmpty()) {
                LOG.atWarn()
                        .addKeyValue("system", system)
                        .addKeyValue("refused", refused.size())
                        .addKeyValue("first", references(refused))
                        .log("Items of a feed were refused");
            }
        });
    }

    private static String references(List<RefusedItem> refused) {
        return refused.stream().limit(NAMED).map(RefusedItem::reference).collect(Collectors.joining(", "));
    }

    /** What is recorded of an item that was not accepted; names fields, never values. */
    static Optional<RefusedItem> reason(Answer answer, Claim claim) {
        var reason = switch (answer) {
            case Answer.Accepted accepted -> null;
            case Answer.Conflict conflict -> "the same id was told before with other content";
            case Answer.Forbidden forbidden -> "the agreement does not list this type";
            case Answer.OtherSchema other -> "it names another schema than its type's";
            case Answer.UnknownType unknown -> "the type has no schema";
            case Answer.Invalid invalid ->
                invalid.faults().stream()
                        .map(fault -> fault.pointer() + ": " + fault.detail())
                        .collect(Collectors.joining("; "));
            case Answer.Unavailable unavailable -> null;
            case Answer.TooMany tooMany -> null;
            case Answer.Spared spared -> null;
        };
        return Optional.ofNullable(reason)
                .map(text -> new RefusedItem(claim.event().id().value(), text));
    }
}
