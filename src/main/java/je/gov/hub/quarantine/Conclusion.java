package je.gov.hub.quarantine;

import java.util.List;
import java.util.UUID;

/** What came of a person's request. */
public sealed interface Conclusion {

    /** Decided, each for itself; those that were refused are as they were. */
    record Decided(List<Result> results) implements Conclusion {
        public Decided {
            results = List.copyOf(results);
        }
    }

    /** Nothing was changed: so many need a second person, who confirms the proposal. */
    record Proposed(UUID proposal, Preview preview) implements Conclusion {}

    /** Nothing was changed: more than may be decided about at once. */
    record TooMany(int most) implements Conclusion {}

    /** Nothing was changed: there is no such proposal of somebody else. */
    record NotConfirmed() implements Conclusion {}
}
