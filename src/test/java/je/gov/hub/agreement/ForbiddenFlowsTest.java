package je.gov.hub.agreement;

import static je.gov.hub.agreement.IslandTelling.example;
import static je.gov.hub.agreement.IslandTelling.places;
import static je.gov.hub.agreement.IslandTelling.schemasTold;
import static je.gov.hub.agreement.IslandTelling.schemes;
import static je.gov.hub.agreement.IslandTelling.tell;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import je.gov.hub.subject.Registrations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must never flow, whatever happens: the files of {@code config/systems} over every event that there is. */
class ForbiddenFlowsTest {

    private static final Registrations OUEN = new Registrations("OU", "gp-harbour", true, false, List.of());
    private static final Registrations OFFICER =
            new Registrations("OU", "gp-harbour", true, false, List.of("company:123456"));

    @Test
    void aParishIsToldTheLastAddressOnlyInsideTheParish() {
        var there = tell("person/died", OUEN);
        var elsewhere = tell("person/died", new Registrations("GR", null, false, false, List.of()));

        assertThat(there.to("parish-ou").has("address")).isTrue();
        assertThat(elsewhere.to("parish-gr").has("address")).isFalse();
    }

    @Test
    void noParishSeesAnIdentifierOrAnAddressOfAnother() throws IOException {
        for (var schema : schemasTold()) {
            for (var parish : List.of("HE", "OU", "SA")) {
                var told = tell(schema, new Registrations(parish, "gp-harbour", true, false, List.of("company:1")));

                told.parishes()
                        .forEach(
                                system -> assertThat(places(told.to(system)))
                                        .as(schema + " to " + system)
                                        .noneMatch(
                                                place -> place.contains("identifiers")
                                                        || place.matches(
                                                                ".*/(previousAddress|correspondenceAddress|householdMembers|spouse|informant|parents"
                                                                        + "|contactPoints|changeReason|evidenceRef|eventRef|practice|consentGp)(/.*)?")));
            }
        }
    }

    @Test
    void aPracticeIsToldOfItsPatientsWhoAgreeOnly() throws IOException {
        for (var schema : schemasTold()) {
            var event = example(schema);
            event.remove(List.of("consentGp", "practice"));

            assertThat(tell(schema, event, registered("gp-harbour", false)).practices())
                    .isEmpty();
            assertThat(tell(schema, event, registered(null, true)).practices()).isEmpty();
            assertThat(tell(schema, event, registered("gp-elsewhere", true)).practices())
                    .isEmpty();
            assertThat(tell(schema, event, registered("gp-fairfield", true)).practices())
                    .isSubsetOf("gp-fairfield");
        }
    }

    @Test
    void theRegistryIsToldOfOfficersOnlyAndWithoutIdentifiers() throws IOException {
        for (var schema : schemasTold()) {
            assertThat(tell(schema, OUEN).systems()).doesNotContain("jfsc");
            Optional.ofNullable(tell(schema, OFFICER).bySystem().get("jfsc"))
                    .ifPresent(told ->
                            assertThat(places(told)).as(schema).noneMatch(place -> place.contains("identifiers")));
        }
        assertThat(tell("person/died", OFFICER).to("jfsc")).isEqualTo(SchemasByExample.json("""
                        {"person": {"name": {"fullName": "Philippe Renouf", "givenName": "Philippe", "familyName": "Renouf"},
                                    "dateOfBirth": "1941-02-28"},
                         "dateOfDeath": "2026-11-05"}
                        """));
    }

    @Test
    void identifiersGoToThoseWhoHoldThemOnly() throws IOException {
        for (var schema : schemasTold()) {
            tell(schema, OFFICER)
                    .bySystem()
                    .forEach((system, told) -> assertThat(schemes(told))
                            .as(schema + " to " + system)
                            .isSubsetOf(
                                    switch (system) {
                                        case "revenue" -> Set.of("tin", "ssn", "registry");
                                        case "csp" -> Set.of("ssn");
                                        case "gp-harbour" -> Set.of("healthLocal");
                                        case "business-platform" -> Set.of("registry");
                                        default -> Set.<String>of();
                                    }));
        }
    }

    @Test
    void theBusinessViewShowsNobodysHomeBirthOrIdentifier() {
        var event = example("business/registered");
        var officer = (ObjectNode) event.at("/officers/0/person");

        var told = tell("business/registered", event, Registrations.NONE);

        assertThat(told.systems()).containsExactly("business-platform", "revenue");
        assertThat(told.to("business-platform").has("officers")).isFalse();
        assertThat(told.to("revenue").get("officers"))
                .isEqualTo(SchemasByExample.json("[{\"person\": {\"name\": {\"fullName\": \"Élise Le Brocq\"}}}]"));
        assertThat(IslandTelling.valid("business/registered", event)).isTrue();
        officer.put("dateOfBirth", "1987-04-12");
        assertThat(IslandTelling.valid("business/registered", event)).isFalse();
    }

    private static Registrations registered(@Nullable String practice, boolean consent) {
        return new Registrations("OU", practice, consent, false, List.of());
    }
}
