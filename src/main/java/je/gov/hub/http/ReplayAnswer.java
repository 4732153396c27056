package je.gov.hub.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.ledger.Tally;
import je.gov.hub.quarantine.ReplayPreview;
import org.jspecify.annotations.Nullable;

/** What a replay would be about, and how far one is, as they go over the wire. */
final class ReplayAnswer {

    private ReplayAnswer() {}

    /**
     * What it would be about.
     *
     * @param looked of how many of the subjects the last part was counted
     */
    @JsonPropertyOrder({"subjects", "types", "culled", "looked", "wouldBe"})
    record Planned(long subjects, SortedMap<String, Long> types, long culled, int looked, Tally wouldBe) {}

    /**
     * One that was asked for.
     *
     * @param state proposed where it waits for a second person, running, ended or cancelled
     * @param done how many of its subjects are in their lines
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "replay",
        "state",
        "system",
        "by",
        "why",
        "begun",
        "ended",
        "cancelledBy",
        "cancelledWhy",
        "subjects",
        "done"
    })
    record Run(
            String replay,
            String state,
            String system,
            String by,
            String why,
            Instant begun,
            @Nullable Instant ended,
            @Nullable String cancelledBy,
            @Nullable String cancelledWhy,
            long subjects,
            long done,
            @JsonUnwrapped Tally tally) {}

    static Planned of(ReplayPreview preview) {
        var types = new TreeMap<String, Long>();
        preview.overview().types().forEach((type, count) -> types.put(type.value(), count));
        return new Planned(
                preview.overview().subjects(), types, preview.overview().culled(), preview.looked(), preview.tally());
    }

    static Run of(ReplayRun run) {
        var cancelled = run.cancelled();
        return new Run(
                run.id().toString(),
                run.state().name().toLowerCase(Locale.ROOT),
                run.scope().system().value(),
                run.who(),
                run.why(),
                run.begun(),
                run.ended(),
                cancelled == null ? null : cancelled.who(),
                cancelled == null ? null : cancelled.why(),
                run.subjects(),
                run.subjects() - run.left(),
                run.tally());
    }
}
