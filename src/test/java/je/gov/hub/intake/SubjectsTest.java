package je.gov.hub.intake;

import static je.gov.hub.intake.EventsForTests.moved;
import static je.gov.hub.intake.EventsForTests.told;
import static je.gov.hub.intake.IntakeGround.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import je.gov.hub.subject.Registrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom events are about, and what is learnt of them, seen from the way in. */
class SubjectsTest {

    private final IntakeGround ground = new IntakeGround();
    private final Map<String, Registrations> seen = new ConcurrentHashMap<>();

    @BeforeEach
    void watch() {
        ground.agreements.grant("revenue", List.of("newAddress"), (event, before) -> {
            seen.put(event.id().value(), before);
            return true;
        });
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void findsTheSameSubjectWhoeverTellsAndHoweverItIsWritten() {
        ground.tell("portal", moved("1", "{'ssn':'JY 123456 a'}", "2026-11-01", "HE"));
        ground.tell("csp", moved("2", "{'ssn':'JY123456A','tin':'1234567890'}", "2026-11-01", "HE"));
        ground.tell("people-directory", moved("3", "{'tin':'1234567890'}", "2026-11-01", "HE"));

        assertThat(ground.peek.count("subject")).isEqualTo(1);
        assertThat(ground.peek.count("subject_identifier")).isEqualTo(2);
    }

    @Test
    void aPersonsNumberIsNeverABusinesss() {
        ground.tell("portal", moved("1", "{'tin':'1234567890'}", "2026-11-01", "HE"));

        ground.tell(
                "jfsc",
                told(
                        EventsForTests.COMPANY,
                        "2",
                        "{'registrationDate':'2026-11-01','business':{'identifiers':{'tin':'1234567890'}}}"));

        assertThat(ground.peek.count("subject")).isEqualTo(2);
    }

    @Test
    void aConditionSeesRegistrationsAsTheyWereBeforeTheEvent() {
        ground.tell("portal", moved("1", "{'ssn':'JY123456A'}", "2026-10-01", "BR"));

        ground.tell("portal", moved("2", "{'ssn':'JY123456A'}", "2026-11-01", "HE"));

        assertThat(seen.get("1")).isEqualTo(Registrations.NONE);
        assertThat(seen.get("2")).extracting(Registrations::parish).isEqualTo("BR");
    }

    @Test
    void laterEventsOfTheSameCommitSeeWhatEarlierOnesTaught() {
        ground.intake.tellAll(
                IntakeGround.teller("portal"),
                List.of(
                        moved("1", "{'ssn':'JY123456A'}", "2026-10-01", "BR"),
                        moved("2", "{'ssn':'JY123456A'}", "2026-11-01", "HE"),
                        moved("3", "{'ssn':'JY123456A'}", "2026-11-02", "TR")));

        assertThat(seen.get("2")).extracting(Registrations::parish).isEqualTo("BR");
        assertThat(seen.get("3")).extracting(Registrations::parish).isEqualTo("HE");
        assertThat(ground.peek.count("subject")).isEqualTo(1);
    }

    @Test
    void anEarlierEffectiveDateNeverReplacesALaterOne() {
        ground.tell("portal", moved("1", "{'ssn':'JY123456A'}", "2026-11-10", "HE"));
        ground.tell("portal", moved("2", "{'ssn':'JY123456A'}", "2026-11", "BR"));

        ground.tell("portal", moved("3", "{'ssn':'JY123456A'}", "2026-11-10", "TR"));
        ground.tell("portal", moved("4", "{'ssn':'JY123456A'}", "2026-12", "GR"));

        assertThat(seen.get("2")).extracting(Registrations::parish).isEqualTo("HE");
        assertThat(seen.get("3")).extracting(Registrations::parish).isEqualTo("HE");
        assertThat(seen.get("4")).extracting(Registrations::parish).isEqualTo("TR");
    }

    @Test
    void anEarlierEffectiveDateReplacesNothingInTheSameCommitEither() {
        ground.intake.tellAll(
                IntakeGround.teller("portal"),
                List.of(
                        moved("1", "{'ssn':'JY123456A'}", "2026-11-10", "HE"),
                        moved("2", "{'ssn':'JY123456A'}", "2026-11-09", "BR"),
                        moved("3", "{'ssn':'JY123456A'}", "2026-11-12", "TR")));

        assertThat(seen.get("3")).extracting(Registrations::parish).isEqualTo("HE");
    }

    @Test
    void whoFollowsAConflictInTheSameCommitWaitsToo() {
        ground.tell("portal", moved("anne", "{'ssn':'JY123456A'}", "2026-11-01", "HE"));
        ground.tell("portal", moved("bert", "{'tin':'1234567890'}", "2026-11-01", "HE"));

        ground.intake.tellAll(
                IntakeGround.teller("portal"),
                List.of(
                        moved("both", "{'ssn':'JY123456A','tin':'1234567890'}", "2026-11-02", "BR"),
                        moved("anne2", "{'ssn':'JY123456A'}", "2026-11-03", "HE"),
                        moved("bert2", "{'tin':'1234567890'}", "2026-11-03", "HE")));

        assertThat(ground.peek.waiting()).containsExactly("conflict 2", "follows 1", "follows 1");
        assertThat(ground.subjects().waiting()).isEqualTo(3);
    }

    @Test
    void whoMovesAbroadHasNoParish() {
        ground.tell("portal", moved("1", "{'ssn':'JY123456A'}", "2026-10-01", "HE"));
        ground.tell(
                "portal",
                told(
                        EventsForTests.MOVED,
                        "2",
                        "{'effectiveDate':'2026-11-01','person':{'identifiers':{'ssn':'JY123456A'}},"
                                + "'newAddress':{'country':'FR'},'consentGp':true}"));

        ground.tell("portal", moved("3", "{'ssn':'JY123456A'}", "2026-12-01", "HE"));

        assertThat(seen.get("3")).isEqualTo(new Registrations(null, null, true, false, List.of()));
    }

    @Test
    void anOfficerOfABusinessIsKnownAsOne() {
        ground.tell(
                "jfsc",
                told(
                        EventsForTests.COMPANY,
                        "1",
                        "{'registrationDate':'2026-10-01','business':{'identifiers':{'registry':"
                                + "{'entityType':'company','number':'123'}}},'officers':[{'role':'director',"
                                + "'person':{'identifiers':{'ssn':'JY123456A'}}}]}"));

        ground.tell("portal", moved("2", "{'ssn':'JY123456A'}", "2026-11-01", "HE"));

        assertThat(seen.get("2")).extracting(Registrations::officerOf).isEqualTo(List.of("company:123"));
    }

    @Test
    void identifiersThatLeadToTwoSubjectsWaitAndBothSubjectsLaterEventsBehindThem() {
        ground.tell("portal", moved("anne", "{'ssn':'JY123456A'}", "2026-11-01", "HE"));
        ground.tell("portal", moved("bert", "{'tin':'1234567890'}", "2026-11-01", "HE"));
        ground.tell("portal", moved("carl", "{'ssn':'JY999999A'}", "2026-11-01", "HE"));

        var both = accepted(ground.tell(
                "csp", moved("both", "{'ssn':'JY123456A','tin':'1234567890','nhs':'9434765919'}", "2026-11-02", "BR")));
        var behindAnne = accepted(ground.tell("portal", moved("anne2", "{'ssn':'JY123456A'}", "2026-11-03", "HE")));
        var behindBert = accepted(ground.tell("portal", moved("bert2", "{'tin':'1234567890'}", "2026-11-03", "HE")));
        var behindNew = accepted(ground.tell("portal", moved("nhs2", "{'nhs':'9434765919'}", "2026-11-03", "HE")));
        var free = accepted(ground.tell("portal", moved("carl2", "{'ssn':'JY999999A'}", "2026-11-03", "HE")));

        assertThat(List.of(both, behindAnne, behindBert, behindNew))
                .allSatisfy(answer -> assertThat(
                                ground.journeys.of(answer.key()).orElseThrow())
                        .satisfies(journey -> assertThat(journey.outcome()).isEqualTo("waiting"))
                        .satisfies(journey -> assertThat(journey.legs()).isEmpty()));
        assertThat(ground.journeys.of(free.key()).orElseThrow().outcome()).isEqualTo("accepted");
        assertThat(ground.peek.waiting()).containsExactly("conflict 2", "follows 1", "follows 1", "follows 1");
        assertThat(ground.dispatches.next(99, Set.of())).hasSize(4);
        assertThat(ground.peek.count("subject")).isEqualTo(3);
    }
}
