package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.ledger.Acceptance;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Disclosed;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Journeys;
import je.gov.hub.ledger.LedgerForTests;
import je.gov.hub.ledger.Quarantines;
import je.gov.hub.ledger.Reconciliations;
import je.gov.hub.ledger.Systems;
import je.gov.hub.schema.CanonicalSchemas;
import je.gov.hub.schema.SchemaLoading;
import je.gov.hub.schema.Schemas;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A real database, a real broker and a partner between an acceptance and its receipt. Each subject's events are numbered from 0. */
final class WayOutGround implements AutoCloseable {

    static final Terms HONOURED = new Terms(true, "sink@1");
    static final Terms NONE = new Terms(false, "sink@1");
    static final int SUBJECTS = 10;

    final Clock clock = Clock.systemUTC();
    final Willing agreements = new Willing();
    final LedgerForTests ledger = LedgerForTests.with(clock, this::fill);
    final Dispatches dispatches = ledger.door(Dispatches.class);
    final Quarantines quarantines = ledger.door(Quarantines.class);
    final Partner partner = new Partner();
    private final Set<SystemId> declared = new ConcurrentSkipListSet<>(Set.of(HELIER));
    private final Path folder;

    WayOutGround(Path folder) {
        this.folder = folder;
    }

    private void fill(AnnotationConfigApplicationContext context) {
        context.registerBean(Agreements.class, () -> agreements);
        context.registerBean(Schemas.class, WayOutGround::schemas);
        context.scan("je.gov.hub.quarantine");
    }

    private static Schemas schemas() {
        return switch (CanonicalSchemas.load(Path.of("schemas"))) {
            case SchemaLoading.Loaded loaded -> loaded.schemas();
            case SchemaLoading.Mistaken mistaken -> throw new IllegalStateException(mistaken.toString());
        };
    }

    @Override
    public void close() {
        ledger.close();
    }

    BrokerStand stand(String journal) {
        var stand = new BrokerStand(folder.resolve(journal));
        stand.inboxes().serve(() -> declared);
        stand.relay(dispatches, ledger.door(Reconciliations.class));
        return stand;
    }

    Clerks delivery(BrokerStand stand) {
        var properties = new DeliveryProperties(
                inHand(),
                4,
                64,
                1000,
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                10,
                5,
                3,
                true,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        return new Clerks(new Bench(
                stand.inboxes(),
                ledger.door(Deliveries.class),
                ledger.door(Systems.class),
                agreements,
                properties,
                clock,
                clock,
                RandomGenerator.getDefault(),
                DeliveryConfiguration.lanes(),
                new Solitude(clock)));
    }

    /** Where the records of what is in hand lie. */
    Path inHand() {
        return folder.resolve("delivery");
    }

    /** What was declared under one name is declared under another from now on. */
    void rename(SystemId old, SystemId other) {
        agreements.gone.remove(other);
        declared.add(other);
        declared.remove(old);
        agreements.gone.add(old);
    }

    /** One event of each subject, from this number to that. */
    void accept(int from, int to) {
        accept(HELIER, from, to);
    }

    void accept(SystemId system, int from, int to) {
        IntStream.range(from, to)
                .forEach(number -> accept(IntStream.range(0, SUBJECTS)
                        .mapToObj(who -> event(system, who, number))
                        .toList()));
    }

    void accept(List<Acceptance> events) {
        var acceptances = ledger.door(Acceptances.class);
        acceptances.together(trip -> {
            acceptances.record(trip, events);
            return events;
        });
    }

    static Acceptance event(int who, int number) {
        return event(HELIER, who, number);
    }

    private static Acceptance event(SystemId system, int who, int number) {
        return Disclosed.accepted(name(who, number), subject(who), number + 1L, Instant.EPOCH, system.value());
    }

    static String name(int who, int number) {
        return "event " + who + " " + number;
    }

    static Subject subject(int who) {
        return new Subject(new UUID(7, who));
    }

    static DeliveryId id(int who, int number) {
        return Disclosed.delivery(name(who, number), HELIER.value());
    }

    Journey.State state(int who, int number) {
        return journey(who, number).legs().get(0).state();
    }

    Journey journey(int who, int number) {
        return ledger.door(Journeys.class).of(Disclosed.key(name(who, number))).orElseThrow();
    }

    /** The states of one subject's events, from the first on. */
    List<Journey.State> states(int who, int count) {
        return IntStream.range(0, count).mapToObj(number -> state(who, number)).toList();
    }

    /** The numbers of one subject's events as the partner saw them. */
    List<Long> seen(int who) {
        return partner.seen().stream()
                .filter(parcel -> parcel.subject().equals(subject(who)))
                .map(parcel -> sequence(parcel) - 1)
                .toList();
    }

    static long sequence(Parcel parcel) {
        var text = new String(parcel.disclosure(), StandardCharsets.UTF_8);
        return Long.parseLong(text.replaceAll("(?s).*\"sequence\":\"(\\d+)\".*", "$1"));
    }

    static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
