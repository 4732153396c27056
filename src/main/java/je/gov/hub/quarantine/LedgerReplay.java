package je.gov.hub.quarantine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.agreement.Grant;
import je.gov.hub.event.EventType;
import je.gov.hub.ledger.Disclosure;
import je.gov.hub.ledger.Episode;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.OpenReplay;
import je.gov.hub.ledger.ReplayRun;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.ledger.Replays;
import je.gov.hub.ledger.Retold;
import je.gov.hub.ledger.Tally;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;

/** Replays from the ledger, a subject at a time. */
final class LedgerReplay implements Replay {

    /** Of one subject no more than such a part of what may wait counts. */
    private static final int BESIDE = 8;

    private final Replays replays;
    private final Agreements agreements;
    private final Redisclosing redisclosing;
    private final QuarantineProperties properties;
    private final Clock clock;

    LedgerReplay(
            Replays replays,
            Agreements agreements,
            Redisclosing redisclosing,
            QuarantineProperties properties,
            Clock clock) {
        this.replays = replays;
        this.agreements = agreements;
        this.redisclosing = redisclosing;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Optional<ReplayPreview> preview(ReplayScope scope) {
        return granted(scope.system()).map(granted -> {
            var episodes = replays.look(scope, granted, properties.replayLooked());
            var tally = episodes.stream()
                    .map(episode -> Tally.of(episode, retold(episode, List.of())))
                    .reduce(Tally.NOTHING, Tally::plus);
            return new ReplayPreview(replays.overview(scope, granted), episodes.size(), tally);
        });
    }

    @Override
    public Optional<ReplayRun> begin(ReplayScope scope, String who, String why) {
        return granted(scope.system())
                .map(granted -> replays.moreThan(properties.alone(), scope, granted)
                        ? replays.propose(scope, granted, who, why)
                        : replays.begin(scope, granted, who, why));
    }

    @Override
    public Optional<ReplayRun> confirm(UUID replay, String who) {
        var oldest = clock.instant().minus(properties.proposalLasts());
        return replays.confirm(replay, who, oldest) ? replays.of(replay) : Optional.empty();
    }

    @Override
    public boolean cancel(UUID replay, String who, String why) {
        return replays.cancel(replay, who, why);
    }

    @Override
    public Optional<ReplayRun> of(UUID replay) {
        return replays.of(replay);
    }

    List<OpenReplay> open() {
        return replays.open();
    }

    /**
     * Takes up the next subject, where few enough wait; without an agreement in force nothing goes on, since that may be a
     * mistake in a file.
     *
     * @return whether there may be another
     */
    boolean step(OpenReplay run) {
        var system = run.scope().system();
        var episode = granted(system).filter(granted -> room(system)).flatMap(granted -> replays.next(run, granted));
        if (episode.isEmpty()) {
            replays.end(run);
            return false;
        }
        var retold = retold(episode.get(), List.of());
        return replays.record(run, episode.get(), retold, later -> retold(later, retold));
    }

    /** Puts off the subject that was taken up last and failed. */
    Optional<Subject> putOff(OpenReplay run) {
        return replays.putOff(run);
    }

    /** One subject with much to be told goes no faster alone: others go beside it. */
    private boolean room(SystemId system) {
        return replays.moving(system, beside()) < properties.replayAhead();
    }

    private int beside() {
        return Math.max(1, properties.replayAhead() / BESIDE);
    }

    private Optional<Set<EventType>> granted(SystemId system) {
        return agreements
                .of(system)
                .map(agreement -> agreement.told().stream().map(Grant::event).collect(Collectors.toSet()));
    }

    /**
     * Of those that can be told again.
     *
     * @param before what came of those that go before them
     */
    List<Retold> retold(Episode episode, List<Retold> before) {
        var madeAnew = new HashMap<EventKey, Disclosure>();
        before.forEach(one -> keep(madeAnew, one));
        var all = new ArrayList<Retold>();
        for (var event : episode.events()) {
            var origin = event.origin();
            if (origin != null) {
                var anew = redisclosing.of(origin, event.earlier(), madeAnew, clock.instant());
                var retold = new Retold(event.key(), event.earlier(), anew.orElse(null));
                keep(madeAnew, retold);
                all.add(retold);
            }
        }
        return all;
    }

    /** What comes later may correct it. */
    private static void keep(Map<EventKey, Disclosure> madeAnew, Retold retold) {
        var anew = retold.anew();
        if (anew != null) {
            madeAnew.put(retold.key(), anew);
        }
    }
}
