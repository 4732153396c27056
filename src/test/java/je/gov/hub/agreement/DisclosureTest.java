package je.gov.hub.agreement;

import static je.gov.hub.agreement.SchemasByExample.MOVED;
import static je.gov.hub.agreement.SchemasByExample.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import je.gov.hub.agreement.Disclosing.Granted;
import je.gov.hub.agreement.Disclosing.Undecided;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.ConnectedSystem;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisclosureTest {

    private static final Teller PORTAL = new Teller(new SystemId("portal"));
    private static final Registrations OUEN = new Registrations("OU", null, false, false, List.of());

    private final DeclaredAgreements agreements = new DeclaredAgreements();

    @Test
    void copiesTheUnionOfTheFieldsOfAllGrantsThatApply() {
        inForce(agreement(
                "parish-he",
                grant(".newAddress.parish == \"HE\"", "PT15M", "/effectiveDate", "/person/name/fullName"),
                grant("$registrations.parish == \"OU\"", "PT5M", "/newAddress"),
                grant("$registrations.parish == \"HE\"", "PT1M", "/oldAddress")));

        var told = disclose(Map.of());

        assertThat(told)
                .containsExactly(new Granted(
                        new SystemId("parish-he"),
                        new TreeSet<>(Set.of(
                                FieldPath.of("/effectiveDate"),
                                FieldPath.of("/person/name/fullName"),
                                FieldPath.of("/newAddress"))),
                        (ObjectNode) json("""
                                {"effectiveDate": "2026-11-02", "person": {"name": {"fullName": "Élise"}},
                                 "newAddress": {"parish": "HE", "line": "12"}}
                                """),
                        Duration.ofMinutes(5)));
    }

    @Test
    void saysNothingOfASystemWithoutAGrantThatApplies() {
        inForce(
                agreement("parish-sa", grant(".newAddress.parish == \"SA\"", "PT15M", "/newAddress")),
                agreement("revenue"));

        assertThat(disclose(Map.of())).isEmpty();
    }

    @Test
    void holdsWhatAConditionCouldNotDecideAndTellsTheOthers() {
        inForce(
                agreement("csp", grant(null, "PT15M", "/effectiveDate")),
                agreement(
                        "parish-he",
                        grant(null, "PT15M", "/effectiveDate"),
                        grant("number(.newAddress.parish) > 3", "PT15M", "/newAddress")));

        var told = disclose(Map.of());

        assertThat(told).hasSize(2).first().isInstanceOf(Granted.class);
        assertThat(told.get(1))
                .isInstanceOfSatisfying(
                        Undecided.class,
                        held -> assertThat(held.reason())
                                .isEqualTo(
                                        "The condition of grant 2 of parish-he in systems/parish-he.yaml failed, or its result is"
                                                + " not true or false: mend the file, then amend"));
    }

    @Test
    void tellsATellerItsOwnEventOnlyWhenItsAgreementAsks() {
        var grant = grant(null, "PT15M", "/effectiveDate");
        inForce(agreement("portal", grant));

        assertThat(disclose(Map.of())).isEmpty();

        var portal = new ConnectedSystem(new SystemId("portal"), "Portal", "portal", null);
        inForce(new Agreement(portal, new TreeSet<>(), List.of(grant), true, false));

        assertThat(disclose(Map.of())).hasSize(1);
    }

    @Test
    void fillsInGrantedIdentifiersThatTheEventDoesNotCarry() {
        inForce(agreement(
                "gp-harbour",
                grant(
                        null,
                        "PT15M",
                        "/person/identifiers/healthLocal",
                        "/person/identifiers/ssn",
                        "/person/identifiers/nhs")));

        var told = disclose(Map.of(
                "healthLocal",
                json("\"H-1\""),
                "ssn",
                json("\"OTHER\""),
                "tin",
                json("\"9\""),
                "peopleDirectory",
                json("\"PD\"")));

        assertThat(data(told))
                .isEqualTo(json("{\"person\": {\"identifiers\": {\"ssn\": \"JY1\", \"healthLocal\": \"H-1\"}}}"));
    }

    @Test
    void takesFieldsOfEachElementAndLeavesNoTraceOfTheRest() {
        inForce(agreement("csp", grant(null, "PT15M", "/members/*/identifiers/tin", "/members/*/identifiers/ssn")));

        var data = json("""
                {"members": [{"name": "Zoé"}, {"identifiers": {"ssn": "JY2", "nhs": "1"}, "name": "Luc"}, 7,
                             {"identifiers": {"tin": "3"}}]}
                """);
        var told = agreements.disclose(PORTAL, event(data), OUEN, Map.of());

        assertThat(data(told))
                .isEqualTo(json(
                        "{\"members\": [{\"identifiers\": {\"ssn\": \"JY2\"}}, {\"identifiers\": {\"tin\": \"3\"}}]}"));
    }

    @Test
    void copiesRatherThanShares() {
        inForce(agreement("csp", grant(null, "PT15M", "/newAddress")));
        var event = event(moved());

        var told = agreements.disclose(PORTAL, event, OUEN, Map.of());
        ((ObjectNode) data(told).get("newAddress")).put("parish", "XX");

        assertThat(event.data()).isEqualTo(moved());
    }

    @Test
    void remembersWhatItStillGrants() {
        inForce(agreement(
                "parish-he",
                grant(".newAddress.parish == \"HE\"", "PT15M", "/effectiveDate", "/person/name"),
                grant(".newAddress.parish == \"SA\"", "PT15M", "/newAddress")));

        assertThat(still("parish-he", "/effectiveDate", "/newAddress", "/person/name/fullName"))
                .isTrue();
        assertThat(still("parish-he", "/effectiveDate", "/oldAddress")).isFalse();
        assertThat(still("parish-he", "/person")).isFalse();
        assertThat(still("parish-ou", "/effectiveDate")).isFalse();
    }

    @Test
    void whoIsToldOnlyBecauseTheyWereToldBeforeGetsNoMoreThanThenAndNoMoreThanIsGrantedNow() {
        inForce(agreement(
                "parish-sa",
                grant(".newAddress.parish == \"SA\"", "PT15M", "/effectiveDate", "/newAddress"),
                grant(".newAddress.parish == \"SA\"", "PT5M", "/person/name/fullName")));

        var corrected = correct("parish-sa", "/person", "/effectiveDate", "/oldAddress");

        assertThat(corrected)
                .containsExactly(new Granted(
                        new SystemId("parish-sa"),
                        new TreeSet<>(Set.of(FieldPath.of("/effectiveDate"), FieldPath.of("/person/name/fullName"))),
                        (ObjectNode)
                                json(
                                        "{\"effectiveDate\": \"2026-11-02\", \"person\": {\"name\": {\"fullName\": \"Élise\"}}}"),
                        Duration.ofMinutes(5)));
    }

    @Test
    void holdsACorrectionForWhomNothingIsGrantedAnyMoreOrWhereTheEarlierIsNotDecided() {
        inForce(agreement("parish-sa", grant(".newAddress.parish == \"SA\"", "PT15M", "/newAddress")));

        assertThat(correct("parish-sa", "/effectiveDate")).singleElement().isInstanceOf(Undecided.class);
        assertThat(correct("parish-sa")).singleElement().isInstanceOf(Undecided.class);
        assertThat(correct("parish-gone", "/newAddress")).singleElement().isInstanceOf(Undecided.class);
    }

    private List<Disclosing> correct(String system, String... toldThen) {
        var fields = Arrays.stream(toldThen).map(FieldPath::of).toList();
        return agreements.disclose(PORTAL, event(moved()), OUEN, Map.of(), Map.of(new SystemId(system), fields));
    }

    /** It was told its own event by a replay, and knows itself how it corrects it. */
    @Test
    void doesNotTellItsTellerACorrectionUnlessItAsksForEchoes() {
        var portal = PORTAL.system().value();
        inForce(agreement(portal, grant(null, "PT15M", "/effectiveDate")));
        assertThat(correct(portal, "/effectiveDate")).isEmpty();

        var asking = agreement(portal, grant(null, "PT15M", "/effectiveDate"));
        inForce(new Agreement(asking.system(), asking.tells(), asking.told(), true, asking.names()));

        assertThat(correct(portal, "/effectiveDate")).hasSize(1);
    }

    @Test
    void deniesToTellByDefault() {
        var he = new ConnectedSystem(new SystemId("parish-he"), "St Helier", "parish", null);
        inForce(new Agreement(he, new TreeSet<>(Set.of(MOVED)), List.of(), false, false));

        assertThat(agreements.mayTell(new Teller(new SystemId("parish-he")), MOVED))
                .isTrue();
        assertThat(agreements.mayTell(new Teller(new SystemId("parish-he")), SchemasByExample.MARRIED))
                .isFalse();
        assertThat(agreements.mayTell(PORTAL, MOVED)).isFalse();
    }

    private boolean still(String system, String... fields) {
        return agreements.stillGrants(
                new SystemId(system),
                MOVED,
                Arrays.stream(fields).map(FieldPath::of).toList());
    }

    private static JsonNode data(List<Disclosing> told) {
        assertThat(told).singleElement().isInstanceOf(Granted.class);
        return ((Granted) told.getFirst()).data();
    }

    private List<Disclosing> disclose(Map<String, JsonNode> identifiers) {
        return agreements.disclose(PORTAL, event(moved()), OUEN, identifiers);
    }

    private static JsonNode moved() {
        return SchemasByExample.two().examples().getOrDefault(MOVED, json("{}")).deepCopy();
    }

    private static Event event(JsonNode data) {
        return new Event(new EventId("1"), new EventSource("urn:test"), MOVED, null, null, null, Map.of(), data);
    }

    private void inForce(Agreement... agreed) {
        var files = new LinkedHashMap<Agreement, String>();
        for (var agreement : agreed) {
            files.put(agreement, "systems/" + agreement.system().id() + ".yaml");
        }
        agreements.replace(InForce.of(files));
    }

    private static Agreement agreement(String system, Grant... grants) {
        var connected = new ConnectedSystem(new SystemId(system), "Name of " + system, "department", null);
        return new Agreement(connected, new TreeSet<>(), List.of(grants), false, false);
    }

    private static Grant grant(@Nullable String when, String within, String... fields) {
        var paths = Arrays.stream(fields).map(FieldPath::of).toList();
        return new Grant(MOVED, when, paths, "a law", "a purpose", Duration.parse(within));
    }
}
