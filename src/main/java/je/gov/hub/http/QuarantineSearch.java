package je.gov.hub.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import je.gov.hub.ledger.Bookmark;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Sought;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/** A question for a page of those that wait, as the query of a request says it. */
record QuarantineSearch(Sought sought, @Nullable Bookmark after, int limit) {

    private static final Set<String> KNOWN = Set.of("system", "rule", "since", "until", "after", "limit");
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final char BETWEEN = '~';

    static QuarantineSearch of(Map<String, String> asked) throws RequestRefusedException {
        try {
            if (!KNOWN.containsAll(asked.keySet())) {
                throw new RequestRefusedException(Problem.BAD_REQUEST);
            }
            return new QuarantineSearch(sought(asked), given(asked, "after", QuarantineSearch::bookmark), limit(asked));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new RequestRefusedException(Problem.BAD_REQUEST);
        }
    }

    /** As the query of the next page says it. */
    static String text(Bookmark bookmark) {
        return bookmark.since().toString() + BETWEEN + bookmark.delivery();
    }

    private static Sought sought(Map<String, String> asked) {
        return new Sought(
                given(asked, "system", SystemId::new),
                asked.get("rule"),
                given(asked, "since", Instant::parse),
                given(asked, "until", Instant::parse));
    }

    private static Bookmark bookmark(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("Not the end of a page");
        }
        return new Bookmark(Instant.parse(text.substring(0, between)), new DeliveryId(text.substring(between + 1)));
    }

    private static int limit(Map<String, String> asked) {
        var limit = given(asked, "limit", Integer::valueOf);
        return limit == null ? USUAL : Math.clamp(limit, 1, MOST);
    }

    private static <T> @Nullable T given(Map<String, String> asked, String name, Function<String, T> reading) {
        var text = asked.get(name);
        return text == null ? null : reading.apply(text);
    }
}
