package je.gov.hub.prove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import je.gov.hub.sandbox.Parish;
import je.gov.hub.sandbox.Population;
import je.gov.hub.sandbox.Population.Person;
import je.gov.hub.sandbox.PracticeMllp;
import org.springframework.dao.DataAccessException;

/**
 * Tell without a pause, through every door, whatever happens to the hub: each teller tells of one subject, one event after the other,
 * and the next one only when the hub has said that it has the last.
 */
final class Tellers implements AutoCloseable {

    /** Whom each teller's events must reach. */
    static final Map<String, List<String>> ENTITLED = Map.of(
            "alpha", List.of("parish-he", "revenue", "csp", Ground.ARCHIVE),
            "beta", List.of("parish-he", "revenue", "csp", "gp-harbour", Ground.ARCHIVE),
            "gamma", List.of("parish-he", "revenue", "csp", "gp-fairfield", Ground.ARCHIVE),
            "delta", List.of("parish-br", "revenue", "csp", Ground.ARCHIVE),
            "epsilon", List.of("parish-gr", "revenue", "csp", Ground.ARCHIVE),
            "zeta", List.of("parish-pe", "revenue", "csp", Ground.ARCHIVE),
            "eta", List.of("revenue", "csp", Ground.ARCHIVE),
            "theta", List.of("revenue", "csp", Ground.ARCHIVE),
            "iota", List.of("revenue", "business-platform"),
            "kappa", List.of("revenue", "csp", Ground.ARCHIVE));

    /** Those whose events keep the ids that they are told under. */
    static final Set<String> OVER_HTTP = Set.of("alpha", "beta", "gamma", "delta");

    /** The first line of a counter's file. */
    static final String COLUMNS =
            "effective_date,ssn,people_directory,full_name,given_name,family_name,date_of_birth,full_address,"
                    + "building_number,building_name,street,locality,town,parish,post_code,country,household,gp_consent\r\n";

    private static final Population PEOPLE = Population.atTheBeginning();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_TELLING = Duration.ofMinutes(5);
    private static final long PAUSE = Duration.ofMillis(50).toNanos();
    private static final int ACCEPTED = 202;
    private static final int LATER = 503;

    /** An application's internal error (HL7 table 0357), which blames no message. */
    private static final String NOT_YOURS = "|207^";

    private final Ground ground;
    private final Marked marked;
    private final AtomicBoolean telling = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Void>> all;

    private Tellers(Ground ground) {
        this.ground = ground;
        this.marked = ground.marked();
        var tellers = List.<Runnable>of(
                () -> portal("alpha", "zofia-wisniewska"),
                () -> portal("beta", "elise-le-brocq"),
                () -> portal("gamma", "joao-goncalves"),
                () -> portal("delta", "bjorn-aesgaard"),
                () -> practice("epsilon", "lucie-du-feu"),
                () -> practice("zeta", "chloe-bisson"),
                () -> counter("eta", "peter-d-arcy-smith"),
                () -> counter("theta", "charles-machon"),
                () -> registry("iota"));
        all = tellers.stream()
                .map(teller -> CompletableFuture.runAsync(teller, threads))
                .toList();
    }

    /** They begin where they ended the last time. */
    static Tellers start(Ground ground) {
        return new Tellers(ground);
    }

    /** Waits until each has told its last event; one that cannot, within the time, is a failure of the hub and named as such. */
    void finish() {
        telling.set(false);
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .orTimeout(LONGEST_TELLING.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Nothing more, whatever the hub has: who waits for the tellers does not wait for ever. */
    @Override
    public void close() {
        telling.set(false);
        closed.set(true);
        threads.close();
    }

    /** Through HTTP, as the portal, of a person who stays in the parish. */
    private void portal(String teller, String slug) {
        var person = PEOPLE.person(slug);
        tell(teller, number -> {
            var id = "told-" + teller + "-" + number;
            var event = TestIsland.move(id, person, person.parish(), Marked.of(teller, number));
            untilTrue(() -> acceptedByHttp(event));
        });
    }

    private boolean acceptedByHttp(JsonNode event) {
        try {
            var answer = ground.island().tell(ground.door(), "portal", event);
            boolean accepted = answer.statusCode() == ACCEPTED;
            boolean later = answer.statusCode() == LATER
                    && answer.headers().firstValue("Retry-After").isPresent();
            if (!accepted && !later) {
                throw new AssertionError("The hub answered " + answer.statusCode());
            }
            return accepted;
        } catch (IOException unanswered) {
            return false;
        }
    }

    /** Through MLLP, as the practice, of one of its patients. */
    private void practice(String teller, String slug) {
        var person = PEOPLE.person(slug);
        tell(teller, number -> {
            var message = a31(person, teller, number);
            untilTrue(() -> acknowledged(message));
        });
    }

    private boolean acknowledged(String message) {
        try {
            var answer = ground.island().servers().harbour().send(ground.news(), message, PATIENCE, 1);
            boolean accepted = "AA".equals(PracticeMllp.acknowledgementOf(answer));
            if (!accepted && !answer.contains(NOT_YOURS)) {
                throw new AssertionError("The hub acknowledged with " + answer.replace('\r', ' '));
            }
            return accepted;
        } catch (PracticeMllp.NoAcknowledgementException unanswered) {
            return false;
        }
    }

    /** Through SFTP, at the counter of the parish in which the person lives. */
    private void counter(String teller, String slug) {
        var person = PEOPLE.person(slug);
        var parish = (Parish) ground.partner("parish-" + person.parish().toLowerCase(Locale.ROOT));
        tell(teller, number -> {
            var file = teller + "-" + number + ".csv";
            parish.leaveAtCounter(file, COLUMNS + row(person, teller, number));
            untilTrue(() -> parish.isDoneWith(file));
        });
    }

    /** As the registry, of a company that moves its office; told once the hub has read so far. */
    private void registry(String teller) {
        var registry = ground.island().servers().registry();
        var company = Population.companiesAtTheBeginning().getFirst();
        if (registry.changes().isEmpty()) {
            registry.register(company);
        }
        tell(teller, number -> {
            var move = company.deepCopy();
            var mark = Marked.of(teller, number) + " Road";
            ((ObjectNode) move.path("registeredOffice"))
                    .put("fullAddress", mark)
                    .put("thoroughfare", mark);
            var sequence = registry.moveAddress(move).path("sequence").asLong();
            untilTrue(() -> cursor() >= sequence);
        });
    }

    private long cursor() {
        try {
            return ground.ledger().cursor("jfsc");
        } catch (DataAccessException away) {
            return 0;
        }
    }

    private void tell(String teller, IntConsumer one) {
        for (int number = marked.next(teller); telling.get(); number++) {
            one.accept(number);
            marked.accepted(teller, number);
        }
    }

    private void untilTrue(BooleanSupplier attempt) {
        while (!attempt.getAsBoolean()) {
            if (closed.get()) {
                throw new AssertionError("The hub never said that it has it");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** The row of one move, with its end. */
    static String row(Person person, String teller, int number) {
        var ssn = person.registration().at("/person/identifiers/ssn").asText();
        var cells = List.of(
                "2026-11-20",
                ssn,
                "",
                person.fullName(),
                "",
                "",
                "",
                "",
                "1",
                "",
                Marked.of(teller, number) + " Road",
                "",
                "",
                person.parish(),
                "",
                "JE",
                "",
                "");
        return String.join(",", cells) + "\r\n";
    }

    private static String a31(Person person, String teller, int number) {
        var registration = person.registration();
        return String.join(
                "\r",
                "MSH|^~\\&|EMIS|HARBOUR|HUB|GOV.JE|20261120101500||ADT^A31^ADT_A05|K%s%d|P|2.5"
                        .formatted(teller, number),
                "EVN|A31|20261120101500",
                "PID|1||%s^^^HARBOUR^PI~%s^^^JE-SSN^SS||%s||||||1 %s Road^^^%s^^JE^H"
                        .formatted(
                                registration
                                        .at("/person/identifiers/healthLocal")
                                        .asText(),
                                registration.at("/person/identifiers/ssn").asText(),
                                person.fullName(),
                                Marked.of(teller, number),
                                person.parish()),
                "PV1|1|N",
                "");
    }
}
