package je.gov.hub.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import je.gov.hub.ledger.ReplayOverview;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.ledger.Tally;
import je.gov.hub.quarantine.Replay;
import je.gov.hub.quarantine.ReplayPreview;

/** Writes down what is asked for; only Revenue has an agreement. */
final class ScriptedReplay implements Replay {

    static final UUID RUN = UUID.fromString("7b7b7b7b-0000-4000-8000-000000000000");

    final List<ReplayScope> previews = new CopyOnWriteArrayList<>();
    final List<ReplayRun> begun = new CopyOnWriteArrayList<>();

    @Override
    public Optional<ReplayPreview> preview(ReplayScope scope) {
        previews.add(scope);
        var types = new TreeMap<>(Map.of(StandIns.MOVED, 3L));
        return agreed(scope)
                .map(one -> new ReplayPreview(new ReplayOverview(2, types, 1), 2, new Tally(1, 0, 1, 1, 0, 0)));
    }

    @Override
    public Optional<ReplayRun> begin(ReplayScope scope, String who, String why) {
        var run = new ReplayRun(
                RUN, scope, who, why, Instant.parse("2026-03-01T09:00:00Z"), null, 2, 1, new Tally(1, 2, 3, 4, 5, 6));
        return agreed(scope).map(one -> {
            begun.add(run);
            return run;
        });
    }

    @Override
    public Optional<ReplayRun> of(UUID replay) {
        return begun.stream().filter(run -> run.id().equals(replay)).findFirst();
    }

    private static Optional<ReplayScope> agreed(ReplayScope scope) {
        return Optional.of(scope).filter(one -> one.system().value().equals("revenue"));
    }
}
