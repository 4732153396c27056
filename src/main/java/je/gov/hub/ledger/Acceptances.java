package je.gov.hub.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import je.gov.hub.database.RoundTrip;
import je.gov.hub.system.SystemId;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The ledger's part of the acceptance transaction. Safe for use by many threads; one transaction at a time, across nodes. */
public final class Acceptances {

    /** Only to leave out months that cannot matter; the order comes from sequence numbers. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final AcceptanceTable table;
    private final CorrectionTable corrections;
    private final HandedTable handed;
    private final FeedTable feeds;
    private final DispatchTable dispatches;
    private final Sealing sealing;
    private final HandedReading reading;
    private final Months months;
    private final TransactionOperations transactions;
    private final DispatchSignal signal;
    private final Clock clock;

    Acceptances(
            AcceptanceTables tables,
            Sealing sealing,
            HandedReading reading,
            Months months,
            TransactionOperations transactions,
            DispatchSignal signal,
            Clock clock) {
        this.table = tables.acceptances();
        this.corrections = tables.corrections();
        this.handed = tables.handed();
        this.feeds = tables.feeds();
        this.dispatches = tables.dispatches();
        this.sealing = sealing;
        this.reading = reading;
        this.months = months;
        this.transactions = transactions;
        this.signal = signal;
        this.clock = clock;
    }

    /**
     * Runs the work in one transaction, alone among all that accept or dispatch, on any node.
     *
     * @param work is given what the transaction begins with: to be gone, and with it what is asked first, before anything else is asked or
     *     written. What it is left with goes when the work is done
     * @throws OutcomeUnknownException where the work was done and it is not known whether it was committed
     * @throws DataAccessException where nothing was committed
     */
    public <T> T together(Function<RoundTrip, T> work) {
        months.ready();
        var done = new AtomicBoolean();
        try {
            return Objects.requireNonNull(transactions.execute(status -> {
                var trip = dispatches.locking();
                var result = work.apply(trip);
                trip.go();
                done.set(true);
                return result;
            }));
        } catch (DataAccessException | TransactionException failed) {
            if (done.get()) {
                throw new OutcomeUnknownException(failed);
            }
            throw failed;
        }
    }

    /** Those of them that were accepted before, at any age. */
    public Map<Identity, Known> known(Collection<Identity> identities) {
        return identities.isEmpty() ? Map.of() : table.known(identities);
    }

    /** Asks, with the next round trip, which of them were accepted before, at any age. */
    public Supplier<Map<Identity, Known>> known(RoundTrip trip, Collection<Identity> identities) {
        return identities.isEmpty() ? Map::of : AcceptanceTable.known(trip, identities);
    }

    /** Writes them, in this order, and before them what waits for this round trip; within {@link #together} only. */
    public void record(RoundTrip trip, List<Acceptance> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        var facts = new ArrayList<AcceptanceFact>();
        var made = new ArrayList<SealedDisclosure>();
        for (var acceptance : accepted) {
            var own = acceptance.disclosures().stream()
                    .map(disclosure -> sealing.seal(disclosure, acceptance.key()))
                    .toList();
            made.addAll(own);
            facts.add(Sealing.fact(acceptance, own));
        }
        AcceptanceTable.keys(trip, accepted);
        AcceptanceTable.events(trip, accepted.stream().map(sealing::seal).toList());
        AcceptanceTable.disclosures(trip, made);
        AcceptanceTable.dispatches(trip, disclosures(made, true));
        AcceptanceTable.held(trip, disclosures(made, false));
        AcceptanceTable.facts(trip, facts);
        CorrectionTable.insert(trip, corrections(accepted));
        trip.go();
        wakeTheRelayAfterCommit();
    }

    private static Map<EventKey, Accepted> corrections(List<Acceptance> accepted) {
        var corrections = new LinkedHashMap<EventKey, Accepted>();
        for (var acceptance : accepted) {
            var corrects = acceptance.corrects();
            if (corrects != null) {
                corrections.put(acceptance.key(), corrects);
            }
        }
        return corrections;
    }

    private static List<Disclosure> disclosures(List<SealedDisclosure> made, boolean decided) {
        return made.stream()
                .map(SealedDisclosure::disclosure)
                .filter(disclosure -> (disclosure.content() != null) == decided)
                .toList();
    }

    private void wakeTheRelayAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.raise();
            }
        });
    }

    /**
     * Asks, with the next round trip, what each was handed: the newest delivered disclosure, and later ones that are on their way, whose
     * receipt may not be written yet; and the newest that were made anew, whatever their place. Those on their way first, then the last
     * handed over; what was quarantined, held or parked does not count.
     */
    public Supplier<Map<Acquaintance, List<Handed>>> handed(RoundTrip trip, Collection<Acquaintance> asked) {
        if (asked.isEmpty()) {
            return Map::of;
        }
        var rows = HandedTable.newest(trip, asked);
        return () -> reading.newest(rows.get());
    }

    /**
     * Whether the system has told anything about the subject, echoes aside, after it was handed this: later in the subject's sequence, or,
     * where it was made anew, since then; what is on its way now it has told nothing after.
     */
    public boolean toldSince(Acquaintance asked, Handed disclosure) {
        if (!disclosure.anew()) {
            return handed.toldSince(
                    asked, disclosure.sequence(), disclosure.accepted().minus(CLOCKS_DIFFER));
        }
        var since = disclosure.handed();
        return since != null && handed.toldAfter(asked, since);
    }

    /** Those of them that were accepted before, at any age, with the corrections they have had. */
    public Map<Identity, Accepted> accepted(Collection<Identity> identities) {
        return identities.isEmpty() ? Map.of() : corrections.accepted(identities);
    }

    /** What each system was told of these events of one subject. */
    public Map<SystemId, ToldBefore> told(Collection<EventKey> events) {
        return corrections.told(events);
    }

    /** Where the feed of this system was read to. */
    public Optional<String> cursor(SystemId system) {
        return feeds.cursor(system);
    }

    /** Moves the cursor and records what was refused; within {@link #together} only. */
    public void move(SystemId system, String to, List<RefusedItem> refused) {
        Instant now = clock.instant();
        feeds.refused(system, refused, now);
        feeds.move(system, to, now);
    }
}
