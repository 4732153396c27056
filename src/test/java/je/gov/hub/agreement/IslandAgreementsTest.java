package je.gov.hub.agreement;

import static je.gov.hub.agreement.IslandTelling.example;
import static je.gov.hub.agreement.IslandTelling.places;
import static je.gov.hub.agreement.IslandTelling.tell;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import je.gov.hub.subject.Registrations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code config/systems} over the canonical schemas: who is told what. */
class IslandAgreementsTest {

    private static final Registrations OUEN = new Registrations("OU", "gp-harbour", true, false, List.of());
    private static final Registrations OFFICER =
            new Registrations("OU", "gp-harbour", true, false, List.of("company:123456"));

    @Test
    void everyFileIsWithoutMistake() {
        assertThat(IslandTelling.MISTAKES).isEmpty();
    }

    @Test
    void theWholeIslandIsThere() {
        var systems = IslandTelling.FOLDER.agreements().all().stream()
                .map(agreement -> agreement.system().id().value());

        assertThat(systems)
                .containsExactly(
                        "business-platform",
                        "csp",
                        "gp-fairfield",
                        "gp-harbour",
                        "jfsc",
                        "parish-br",
                        "parish-cl",
                        "parish-gr",
                        "parish-he",
                        "parish-jo",
                        "parish-la",
                        "parish-mt",
                        "parish-my",
                        "parish-ou",
                        "parish-pe",
                        "parish-sa",
                        "parish-tr",
                        "people-directory",
                        "portal",
                        "registrar",
                        "revenue");
    }

    @Test
    void movingHouseIsToldToThoseItTouches() {
        var told = tell("person/address-changed", OUEN);

        assertThat(told.systems()).containsExactly("csp", "gp-harbour", "parish-he", "parish-ou", "revenue");
        assertThat(places(told.to("parish-he")))
                .allMatch(place -> place.matches("/effectiveDate|/person/name/.*|/newAddress/.*"));
        assertThat(told.to("parish-he").at("/newAddress"))
                .isEqualTo(example("person/address-changed").at("/newAddress"));
        assertThat(told.to("parish-ou")).isEqualTo(SchemasByExample.json("""
                        {"effectiveDate": "2026-11-02",
                         "person": {"name": {"fullName": "Élise Le Brocq", "givenName": "Élise", "familyName": "Le Brocq"}}}
                        """));
        assertThat(places(told.to("gp-harbour")))
                .contains("/newAddress/fullAddress", "/person/identifiers/healthLocal", "/person/dateOfBirth");
    }

    @Test
    void aMoveInsideOneParishGoesToThatParishOnly() {
        var told = tell("person/address-changed", new Registrations("HE", null, false, false, List.of()));

        assertThat(told.parishes()).containsExactly("parish-he");
        assertThat(told.to("parish-he").has("newAddress")).isTrue();
    }

    @Test
    void whoLeavesTheIslandLeavesAParish() {
        var event = example("person/address-changed");
        ((ObjectNode) event.get("newAddress"))
                .put("country", "GB")
                .put("postCode", "SW1A 1AA")
                .remove("parish");

        var told = tell("person/address-changed", event, OUEN);

        assertThat(told.parishes()).containsExactly("parish-ou");
        assertThat(told.to("parish-ou").has("newAddress")).isFalse();
    }

    @Test
    void whereTheHubDoesNotKnowTheOldParishTheEventSaysIt() {
        var unknown = tell("person/address-changed", Registrations.NONE);
        var known = tell("person/address-changed", new Registrations("SA", null, false, false, List.of()));

        assertThat(unknown.parishes()).containsExactly("parish-he", "parish-ou");
        assertThat(known.parishes()).containsExactly("parish-he", "parish-sa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person/name-changed", "person/died"})
    void aParishIsToldOfItsOwnPeopleOnly(String schema) {
        assertThat(tell(schema, OUEN).parishes()).containsExactly("parish-ou");
        assertThat(tell(schema, new Registrations("GR", null, false, false, List.of()))
                        .parishes())
                .containsExactly("parish-gr");
    }

    @Test
    void theNewestWordOnConsentCounts() {
        var event = example("person/address-changed");

        var refused = tell("person/address-changed", event.put("consentGp", false), registered("gp-harbour", true));
        var agreed = tell("person/address-changed", event.put("consentGp", true), registered("gp-harbour", false));
        event.remove("consentGp");
        var silent = tell("person/address-changed", event, registered("gp-harbour", true));

        assertThat(refused.practices()).isEmpty();
        assertThat(agreed.practices()).containsExactly("gp-harbour");
        assertThat(silent.practices()).containsExactly("gp-harbour");
    }

    @Test
    void aNewbornGoesToThePracticeItsParentsName() {
        var event = example("person/born");

        assertThat(tell("person/born", event, Registrations.NONE).practices()).containsExactly("gp-harbour");
        assertThat(tell("person/born", event.put("practice", "gp-fairfield"), Registrations.NONE)
                        .practices())
                .containsExactly("gp-fairfield");
        assertThat(tell("person/born", event.put("consentGp", false), Registrations.NONE)
                        .practices())
                .isEmpty();
    }

    @Test
    void registeringPeopleIsSilent() {
        assertThat(tell("person/registered", OFFICER).systems()).isEmpty();
    }

    @Test
    void aParentsTaxNumberGoesToRevenueAndNumberToTheCustomerPlatform() {
        var event = example("person/born");
        ((ObjectNode) event.at("/parents/0/identifiers")).put("tin", "1234567890");

        var told = tell("person/born", event, Registrations.NONE);

        assertThat(told.to("revenue").get("parents"))
                .isEqualTo(SchemasByExample.json("[{\"identifiers\": {\"tin\": \"1234567890\"}}]"));
        assertThat(told.to("csp").get("parents"))
                .isEqualTo(SchemasByExample.json("[{\"identifiers\": {\"ssn\": \"JY123456A\"}}]"));
        assertThat(told.to("gp-harbour").has("parents")).isFalse();
        assertThat(tell("person/born", event.put("status", "provisional"), Registrations.NONE)
                        .systems())
                .doesNotContain("revenue");
    }

    @Test
    void whoMayTellWhat() {
        var tells = IslandTelling.FOLDER.agreements().all().stream()
                .filter(agreement -> !agreement.tells().isEmpty())
                .collect(Collectors.toMap(
                        agreement -> agreement.system().id().value(),
                        agreement -> agreement.tells().stream()
                                .map(type -> type.value().replaceAll("je\\.gov\\.|\\.v1", ""))
                                .collect(Collectors.joining(" "))));

        assertThat(tells)
                .hasSize(19)
                .containsEntry("portal", "person.address-changed person.contact-changed")
                .containsEntry("gp-harbour", "person.address-changed person.contact-changed")
                .containsEntry("parish-he", "person.address-changed")
                .containsEntry("jfsc", "business.address-changed business.registered")
                .containsEntry("registrar", "person.born person.died person.name-changed")
                .containsEntry(
                        "people-directory",
                        "person.address-changed person.contact-changed person.name-changed person.registered")
                .doesNotContainKeys("revenue", "business-platform");
    }

    private static Registrations registered(@Nullable String practice, boolean consent) {
        return new Registrations("OU", practice, consent, false, List.of());
    }
}
