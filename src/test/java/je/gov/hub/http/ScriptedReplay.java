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
import org.jspecify.annotations.Nullable;

/** Writes down what is asked for; only Revenue has an agreement. */
final class ScriptedReplay implements Replay {

    private static final Instant BEGUN = Instant.parse("2026-03-01T09:00:00Z");

    static final UUID RUN = UUID.fromString("7b7b7b7b-0000-4000-8000-000000000000");

    final List<ReplayScope> previews = new CopyOnWriteArrayList<>();
    final List<ReplayRun> begun = new CopyOnWriteArrayList<>();

    /** Whether what is asked for needs a second person. */
    volatile boolean large;

    @Override
    public Optional<ReplayPreview> preview(ReplayScope scope) {
        previews.add(scope);
        var types = new TreeMap<>(Map.of(StandIns.MOVED, 3L));
        return agreed(scope)
                .map(one -> new ReplayPreview(new ReplayOverview(2, types, 1), 2, new Tally(1, 0, 1, 1, 0, 0)));
    }

    @Override
    public Optional<ReplayRun> begin(ReplayScope scope, String who, String why) {
        var run = run(scope, who, why, null);
        return agreed(scope).map(one -> {
            begun.add(run);
            return run;
        });
    }

    private ReplayRun run(ReplayScope scope, String who, String why, ReplayRun.@Nullable Cancellation cancelled) {
        var tally = new Tally(1, 2, 3, 4, 5, 6);
        return new ReplayRun(RUN, scope, who, why, BEGUN, null, large, cancelled, 2, 1, tally);
    }

    @Override
    public Optional<ReplayRun> confirm(UUID replay, String who) {
        var proposed = of(replay).filter(run -> run.proposed() && !run.who().equals(who));
        large = false;
        return proposed.map(run -> run(run.scope(), run.who() + " and " + who, run.why(), null));
    }

    @Override
    public boolean cancel(UUID replay, String who, String why) {
        var open = of(replay).filter(run -> run.cancelled() == null);
        open.ifPresent(
                run -> begun.set(0, run(run.scope(), run.who(), run.why(), new ReplayRun.Cancellation(who, why))));
        return open.isPresent();
    }

    @Override
    public Optional<ReplayRun> of(UUID replay) {
        return begun.stream().filter(run -> run.id().equals(replay)).findFirst();
    }

    private static Optional<ReplayScope> agreed(ReplayScope scope) {
        return Optional.of(scope).filter(one -> one.system().value().equals("revenue"));
    }
}
