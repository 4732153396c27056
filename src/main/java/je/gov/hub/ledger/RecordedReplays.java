package je.gov.hub.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import je.gov.hub.event.EventType;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** The replays as the database holds them. */
final class RecordedReplays implements Replays {

    private final ReplayTables tables;
    private final Sealing sealing;
    private final OriginReading reading;
    private final Lines lines;
    private final Months months;
    private final TransactionOperations transactions;
    private final Clock clock;

    RecordedReplays(
            ReplayTables tables,
            Sealing sealing,
            OriginReading reading,
            Lines lines,
            Months months,
            TransactionOperations transactions,
            Clock clock) {
        this.tables = tables;
        this.sealing = sealing;
        this.reading = reading;
        this.lines = lines;
        this.months = months;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public ReplayOverview overview(ReplayScope scope, Collection<EventType> granted) {
        return Objects.requireNonNull(transactions.execute(status -> overviewNow(scope, granted)));
    }

    @Override
    public boolean moreThan(long most, ReplayScope scope, Collection<EventType> granted) {
        var few = transactions.execute(status -> tables.episodes().few(scope, granted, most + 1));
        return Objects.requireNonNull(few) > most;
    }

    private ReplayOverview overviewNow(ReplayScope scope, Collection<EventType> granted) {
        var found = tables.episodes().types(scope, granted);
        var types = new TreeMap<EventType, Long>();
        found.forEach((type, events) -> types.put(type, events.all()));
        long culled =
                found.values().stream().mapToLong(EpisodeTable.Events::culled).sum();
        return new ReplayOverview(tables.episodes().subjects(scope, granted), types, culled);
    }

    @Override
    public List<Episode> look(ReplayScope scope, Collection<EventType> granted, int most) {
        var first = transactions.execute(status -> tables.episodes().first(scope, granted, most));
        return Objects.requireNonNull(first).stream()
                .map(one -> episode(scope.system(), one, granted))
                .toList();
    }

    @Override
    public ReplayRun begin(ReplayScope scope, Collection<EventType> granted, String who, String why) {
        return kept(scope, granted, new ReplayTable.Asking(who, why, false));
    }

    @Override
    public ReplayRun propose(ReplayScope scope, Collection<EventType> granted, String who, String why) {
        return kept(scope, granted, new ReplayTable.Asking(who, why, true));
    }

    private ReplayRun kept(ReplayScope scope, Collection<EventType> granted, ReplayTable.Asking asking) {
        months.ready();
        var id = UUID.randomUUID();
        transactions.executeWithoutResult(
                status -> tables.replays().begin(id, scope, granted, asking, clock.instant()));
        return of(id).orElseThrow();
    }

    @Override
    public boolean confirm(UUID replay, String who, Instant since) {
        months.ready();
        return tables.replays().confirm(replay, who, since, clock.instant());
    }

    @Override
    public boolean cancel(UUID replay, String who, String why) {
        months.ready();
        return Boolean.TRUE.equals(transactions.execute(
                status -> tables.replays().cancel(replay, new ReplayRun.Cancellation(who, why), clock.instant())));
    }

    @Override
    public Optional<ReplayRun> of(UUID replay) {
        return tables.replays().of(replay);
    }

    @Override
    public List<OpenReplay> open() {
        return tables.replays().open();
    }

    @Override
    public long moving(SystemId system, int most) {
        return tables.replays().moving(system, most);
    }

    @Override
    public Optional<Episode> next(OpenReplay replay, Collection<EventType> granted) {
        return tables.replays()
                .next(replay.id())
                .map(first -> episode(replay.scope().system(), first, granted));
    }

    @Override
    public Optional<Subject> putOff(OpenReplay replay) {
        return tables.replays().putOff(replay.id());
    }

    private Episode episode(SystemId system, Map.Entry<Subject, Long> first, Collection<EventType> granted) {
        var rows = tables.episodes().events(system, first.getKey(), first.getValue(), granted);
        return new Episode(
                system,
                first.getKey(),
                first.getValue(),
                List.copyOf(granted),
                rows.stream().map(this::opened).toList());
    }

    private Replayable opened(EpisodeTable.Row row) {
        var origin = row.state() == Replayable.State.REPLAYABLE ? reading.open(row.origin()) : null;
        return new Replayable(row.mark(), row.delivery(), origin);
    }

    /**
     * Without the acceptance lock an event could be accepted, carried and taken between the reading of the newest and the
     * commit of the block, and an older one would end up on top of it.
     */
    @Override
    public boolean record(
            OpenReplay replay, Episode episode, List<Retold> retold, Function<Episode, List<Retold>> later) {
        months.ready();
        var recorded = Objects.requireNonNull(transactions.execute(status -> {
            tables.dispatches().lock();
            return recorded(replay, episode, retold, later) || undone(status);
        }));
        lines.raise(episode.system());
        return recorded;
    }

    private static boolean undone(TransactionStatus status) {
        status.setRollbackOnly();
        return false;
    }

    /** The block first: from then on nobody else changes how the subject's deliveries stand. */
    private boolean recorded(
            OpenReplay replay, Episode episode, List<Retold> retold, Function<Episode, List<Retold>> later) {
        var first =
                retold.stream().flatMap(one -> Stream.ofNullable(one.anew())).findFirst();
        first.ifPresent(anew -> tables.retelling().block(anew, clock.instant()));
        var since = since(episode);
        if (since.isEmpty()) {
            return false;
        }
        var all = Stream.concat(retold.stream(), later.apply(since.get()).stream())
                .toList();
        return (first.isPresent() || all.stream().allMatch(one -> one.anew() == null))
                && recorded(replay, episode.and(since.get()), all);
    }

    private boolean recorded(OpenReplay replay, Episode episode, List<Retold> retold) {
        if (!tables.replays().done(replay.id(), episode.subject(), Tally.of(episode, retold))) {
            return false;
        }
        var now = clock.instant();
        var made = retold.stream()
                .filter(one -> one.anew() != null)
                .map(one -> sealing.seal(Objects.requireNonNull(one.anew()), one.key()))
                .toList();
        tell(replay, retold, made, now);
        leaveOut(replay, episode, retold, now);
        if (!made.isEmpty()) {
            tables.lines()
                    .advance(made.stream()
                            .map(one -> one.disclosure().delivery())
                            .toList());
        }
        return true;
    }

    /** What was accepted since the episode was read; empty where anything else about it has changed. */
    private Optional<Episode> since(Episode episode) {
        var now = tables.episodes().events(episode.system(), episode.subject(), episode.sequence(), episode.granted());
        var marks = now.stream().map(EpisodeTable.Row::mark).toList();
        int known = episode.events().size();
        if (marks.size() < known || !marks.subList(0, known).equals(episode.marks())) {
            return Optional.empty();
        }
        return Optional.of(episode.with(
                now.subList(known, now.size()).stream().map(this::opened).toList()));
    }

    private void tell(OpenReplay replay, List<Retold> retold, List<SealedDisclosure> made, Instant now) {
        tables.disclosures().disclosures(made);
        tables.retelling().park(replay, retold.stream().filter(Retold::goes).toList(), now);
        made.stream()
                .map(SealedDisclosure::disclosure)
                .filter(disclosure -> disclosure.undecided() != null)
                .forEach(disclosure -> tables.retelling().hold(replay, disclosure, now));
    }

    private void leaveOut(OpenReplay replay, Episode episode, List<Retold> retold, Instant now) {
        var reasons = new ArrayList<Map.Entry<EventKey, String>>();
        episode.events().stream()
                .filter(event -> event.state() == Replayable.State.CULLED)
                .forEach(event -> reasons.add(Map.entry(event.key(), "its body is not kept any more")));
        retold.stream()
                .filter(Retold::withdrawn)
                .forEach(one -> reasons.add(Map.entry(one.key(), "the agreement grants nothing of it any more")));
        tables.retelling().leftOut(replay, episode, reasons, now);
    }

    @Override
    public void end(OpenReplay replay) {
        months.ready();
        tables.replays().end(replay.id(), clock.instant());
    }
}
