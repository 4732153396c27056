package je.gov.hub.prove;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import je.gov.hub.sandbox.Parish;
import je.gov.hub.sandbox.Population;
import je.gov.hub.sandbox.Population.Person;
import je.gov.hub.sandbox.PracticeMllp;

/**
 * Tell without a pause, through three doors, whatever happens to the hub: each teller tells of one person, one event after the other,
 * and the next one only when the hub has said that it has the last.
 */
final class Tellers implements AutoCloseable {

    private static final Population PEOPLE = Population.atTheBeginning();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PAUSE = Duration.ofMillis(50).toNanos();
    private static final int ACCEPTED = 202;

    private final TestIsland island;
    private final Marked marked;
    private final AtomicBoolean telling = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();

    Tellers(TestIsland island, Marked marked) {
        this.island = island;
        this.marked = marked;
    }

    /** No new event from now on; the last one is told until the hub has it. */
    void finish() {
        telling.set(false);
    }

    /** Nothing more, whatever the hub has: who waits for the tellers does not wait for ever. */
    @Override
    public void close() {
        finish();
        closed.set(true);
    }

    /** Through HTTP, as the portal, of a person who stays in the parish. */
    void portal(String teller, String slug) {
        var person = PEOPLE.person(slug);
        tell(teller, number -> {
            var id = "kill-" + teller + "-" + number;
            var event = TestIsland.move(id, person, person.parish(), Marked.of(teller, number));
            untilTrue(() -> acceptedByHttp(event));
        });
    }

    private boolean acceptedByHttp(com.fasterxml.jackson.databind.JsonNode event) {
        try {
            var status = island.tell("portal", event).statusCode();
            if (status != ACCEPTED && status < 500) {
                throw new AssertionError("The hub answered " + status);
            }
            return status == ACCEPTED;
        } catch (IOException unanswered) {
            return false;
        }
    }

    /** Through MLLP, as the practice, of one of its patients. */
    void practice(String teller, String slug) {
        var person = PEOPLE.person(slug);
        tell(teller, number -> {
            var message = a31(person, teller, number);
            untilTrue(() -> acknowledged(message));
        });
    }

    private boolean acknowledged(String message) {
        try {
            var answer = island.servers().harbour().send(island.ports().newsFromHarbour(), message, PATIENCE, 1);
            var code = PracticeMllp.acknowledgementOf(answer);
            if (!Set.of("AA", "AE", "AR").contains(code)) {
                throw new AssertionError("The hub acknowledged with '" + code + "'");
            }
            return "AA".equals(code);
        } catch (PracticeMllp.NoAcknowledgementException unanswered) {
            return false;
        }
    }

    /** Through SFTP, at the counter of the parish in which the person lives. */
    void counter(String teller, String slug) {
        var person = PEOPLE.person(slug);
        var parish = (Parish) island.partner("parish-" + person.parish().toLowerCase(java.util.Locale.ROOT));
        tell(teller, number -> {
            var file = teller + "-" + number + ".csv";
            parish.leaveAtCounter(file, row(person, teller, number));
            untilTrue(() -> parish.files("counter/.done").contains(file));
        });
    }

    private void tell(String teller, java.util.function.IntConsumer one) {
        for (int number = 0; telling.get(); number++) {
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

    private static String row(Person person, String teller, int number) {
        var registration = person.registration();
        return "effective_date,ssn,people_directory,full_name,given_name,family_name,date_of_birth,full_address,"
                + "building_number,building_name,street,locality,town,parish,post_code,country,household,gp_consent\r\n"
                + String.join(
                        ",",
                        "2026-11-20",
                        registration.at("/person/identifiers/ssn").asText(),
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
                        "")
                + "\r\n";
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
