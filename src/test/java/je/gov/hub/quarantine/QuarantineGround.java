package je.gov.hub.quarantine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import je.gov.hub.agreement.AgreementFolder;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.EventType;
import je.gov.hub.intake.Answer;
import je.gov.hub.intake.Intake;
import je.gov.hub.intake.Told;
import je.gov.hub.ledger.Deliveries;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.InTurn;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Journeys;
import je.gov.hub.ledger.LedgerForTests;
import je.gov.hub.ledger.Receipt;
import je.gov.hub.ledger.Setback;
import je.gov.hub.schema.CanonicalSchemas;
import je.gov.hub.schema.SchemaLoading;
import je.gov.hub.schema.Schemas;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The hub from the intake to the ledger over a real database, with agreements that a test writes; the test itself is the lane. */
final class QuarantineGround implements AutoCloseable {

    static final SystemId HELIER = new SystemId("parish-he");
    static final SystemId REVENUE = new SystemId("revenue");
    static final EventType MOVED = new EventType("je.gov.person.address-changed.v1");

    private static final Teller PORTAL = new Teller(new SystemId("portal"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schemas SCHEMAS = schemas(Path.of("schemas"));

    final LedgerForTests ledger;
    final Quarantine quarantine;
    final Deliveries deliveries;
    private final Path folder;
    private final Schemas schemas;
    private final Map<String, Object> settings;
    private final AgreementFolder agreements;

    QuarantineGround(Path folder, Map<String, Object> settings) {
        this(folder, SCHEMAS, settings, more -> LedgerForTests.with(Clock.systemUTC(), more));
    }

    private QuarantineGround(
            Path folder,
            Schemas schemas,
            Map<String, Object> settings,
            Function<Consumer<AnnotationConfigApplicationContext>, LedgerForTests> open) {
        this.folder = folder;
        this.schemas = schemas;
        this.settings = settings;
        agreements = new AgreementFolder(folder, schemas);
        write("portal", "tells: [" + MOVED + "]");
        ledger = open.apply(this::fill);
        quarantine = ledger.door(Quarantine.class);
        deliveries = ledger.door(Deliveries.class);
    }

    /** The hub starts anew over the same database and agreements, with the schemas of this folder. */
    QuarantineGround startAnew(Path schemaFolder) {
        return new QuarantineGround(
                folder, schemas(schemaFolder), settings, more -> ledger.startAnew(Clock.systemUTC(), more));
    }

    private void fill(AnnotationConfigApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(Agreements.class, agreements::agreements);
        context.registerBean(Schemas.class, () -> schemas);
        context.scan("je.gov.hub.intake", "je.gov.hub.quarantine");
    }

    private static Schemas schemas(Path schemaFolder) {
        return switch (CanonicalSchemas.load(schemaFolder)) {
            case SchemaLoading.Loaded loaded -> loaded.schemas();
            case SchemaLoading.Mistaken mistaken -> throw new IllegalStateException(mistaken.toString());
        };
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** Puts a system's agreement in force; it is told of moves as this says. */
    void agree(SystemId system, String... grants) {
        var told = new StringBuilder("told:\n");
        for (var grant : grants) {
            told.append("  - event: ")
                    .append(MOVED)
                    .append("\n    basis: a law\n    purpose: a test\n    within: PT15M\n    ")
                    .append(grant.replace("\n", "\n    "))
                    .append('\n');
        }
        write(system.value(), told.toString());
    }

    /** The same, and it may tell of moves itself. */
    void agreeThatItTells(SystemId system, String grant) {
        agree(system, grant);
        var file = folder.resolve(system + ".yaml");
        try {
            write(system.value(), Files.readString(file).replaceFirst("(?s).*(?=told:)", "tells: [" + MOVED + "]\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes a system's agreement away. */
    void end(SystemId system) throws IOException {
        Files.delete(folder.resolve(system + ".yaml"));
        agreements.refresh();
    }

    private void write(String system, String rest) {
        try {
            Files.writeString(
                    folder.resolve(system + ".yaml"),
                    "system: " + system + "\nname: " + system + "\nkind: parish\ncontact: " + system + "@example.je\n"
                            + rest + "\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        var mistakes = agreements.refresh();
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(mistakes.toString());
        }
    }

    /** An invented person moves to a parish. */
    EventKey moved(String id, String person, String parish) {
        var content = example();
        content.withObject("/person/identifiers").removeAll().put("peopleDirectory", person);
        content.withObject("/newAddress").put("parish", parish);
        return tell(id, content);
    }

    EventKey tell(String id, ObjectNode content) {
        return tell(PORTAL, id, content);
    }

    EventKey tell(Teller teller, String id, ObjectNode content) {
        var event = new Event(
                new EventId(id), new EventSource("urn:je:gov:portal"), MOVED, null, null, null, Map.of(), content);
        var answer = ledger.door(Intake.class).tell(teller, new Told(event, null));
        if (answer instanceof Answer.Accepted accepted) {
            return accepted.key();
        }
        throw new IllegalStateException(answer.toString());
    }

    static ObjectNode example() {
        try {
            var content = (ObjectNode) JSON.readTree(
                    Path.of("schemas/person/address-changed/v1.example.json").toFile());
            content.remove("previousAddress");
            return content;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static DeliveryId delivery(String id, SystemId system, int generation) {
        return DeliveryId.of(
                PORTAL.system(), new EventSource("urn:je:gov:portal"), new EventId(id), system, generation);
    }

    /** The system refuses it. */
    DeliveryId refused(String id, SystemId system) {
        return refused(id, system, "http 4xx");
    }

    DeliveryId refused(String id, SystemId system, String rule) {
        refused(delivery(id, system, 0), system, rule);
        return delivery(id, system, 0);
    }

    void refused(DeliveryId delivery, SystemId system, String rule) {
        deliveries.quarantined(new Setback(
                delivery,
                system,
                rule,
                "The system refused the content",
                new byte[0],
                "",
                "sink@1",
                1,
                false,
                Clock.systemUTC().instant()));
    }

    /** What the lane would take from the ledger now. */
    List<InTurn> inTurn(SystemId system) {
        return deliveries.inTurn(system, Set.of(), 100);
    }

    static String text(InTurn one) {
        return new String(one.disclosure(), StandardCharsets.UTF_8);
    }

    /** The system takes what goes from the ledger, until there is no more; in this order. */
    List<DeliveryId> takesAll(SystemId system) {
        var taken = new ArrayList<DeliveryId>();
        var next = inTurn(system);
        while (!next.isEmpty()) {
            next.forEach(one -> {
                deliveries.deliveredInTurn(List.of(receipt(one.delivery(), system, one.attempts() + 1)));
                taken.add(one.delivery());
            });
            next = inTurn(system);
        }
        return taken;
    }

    /** The system takes what came from the broker. */
    void taken(DeliveryId delivery, SystemId system) {
        deliveries.delivered(List.of(receipt(delivery, system, 1)));
    }

    static Receipt receipt(DeliveryId delivery, SystemId system, int attempts) {
        var now = Clock.systemUTC().instant();
        return new Receipt(delivery, system, "HTTP 200", new byte[32], attempts, false, now, now);
    }

    /** The states of an event's deliveries, by system and generation. */
    List<Journey.State> states(EventKey key) {
        return ledger.door(Journeys.class).of(key).orElseThrow().legs().stream()
                .map(Journey.Leg::state)
                .toList();
    }
}
