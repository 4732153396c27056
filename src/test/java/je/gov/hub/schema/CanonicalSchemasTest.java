package je.gov.hub.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import je.gov.hub.event.EventType;
import je.gov.hub.event.Fault;
import je.gov.hub.event.FieldPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalSchemasTest {

    private static final Path FOLDER = Path.of("schemas");
    private static final JsonMapper JSON = new JsonMapper();
    private static final EventType MOVED = new EventType("je.gov.person.address-changed.v1");
    private static final Schemas SCHEMAS = loaded();

    @Test
    void ourOwnFolderHasNoMistakes() {
        var loading = CanonicalSchemas.load(FOLDER);

        assertThat(loading).isInstanceOf(SchemaLoading.Loaded.class);
    }

    @Test
    void knowsTheEightEvents() {
        assertThat(SCHEMAS.types())
                .extracting(EventType::value)
                .containsExactly(
                        "je.gov.business.address-changed.v1",
                        "je.gov.business.registered.v1",
                        "je.gov.person.address-changed.v1",
                        "je.gov.person.born.v1",
                        "je.gov.person.contact-changed.v1",
                        "je.gov.person.died.v1",
                        "je.gov.person.name-changed.v1",
                        "je.gov.person.registered.v1");
        assertThat(SCHEMAS.address(MOVED)).contains(URI.create("https://schemas.hub.gov.je/person/address-changed/v1"));
        assertThat(SCHEMAS.address(new EventType("com.example.other"))).isEmpty();
    }

    @Test
    void saysThatATypeIsUnknown() {
        var validity = SCHEMAS.check(new EventType("com.example.other"), JSON.createObjectNode());

        assertThat(validity).isEqualTo(new Validity.UnknownType());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            je.gov.person.address-changed.v1 | /effectiveDate                     | 2026-02-30   | /effectiveDate
            je.gov.person.address-changed.v1 | /effectiveDate                     | 23/11/2026   | /effectiveDate
            je.gov.person.address-changed.v1 | /effectiveDate                     | 0000         | /effectiveDate
            je.gov.person.address-changed.v1 | /effectiveDate                     | 0000-05      | /effectiveDate
            je.gov.person.address-changed.v1 | /effectiveDate                     | 0000-01-01   | /effectiveDate
            je.gov.person.born.v1            | /person/dateOfBirth                | 0000         | /person/dateOfBirth
            je.gov.person.address-changed.v1 | /recordedAt                        | 2026-11-23   | /recordedAt
            je.gov.person.address-changed.v1 | /person/identifiers/ssn            | JY 123456 A  | /person/identifiers/ssn
            je.gov.person.address-changed.v1 | /person/identifiers/ssn            | JY123456E    | /person/identifiers/ssn
            je.gov.person.address-changed.v1 | /person/identifiers/passport       | JeanDupont   | /person/identifiers
            je.gov.person.address-changed.v1 | /person/name/fullName              |              | /person/name/fullName
            je.gov.person.address-changed.v1 | /newAddress/parish                 | XX           | /newAddress/parish
            je.gov.person.address-changed.v1 | /newAddress/country                | GB           | /newAddress/parish
            je.gov.person.address-changed.v1 | /newAddress/postCode               | SW1A 1AA     | /newAddress/postCode
            je.gov.person.address-changed.v1 | /householdMembers/0/JeanDupont     | x            | /householdMembers/0
            je.gov.person.address-changed.v1 | /JeanDupont                        | x            | ''
            je.gov.person.address-changed.v1 | /person                            | JeanDupont   | /person
            je.gov.person.contact-changed.v1 | /contactPoints/0/value             | 01534 123456 | /contactPoints/0/value
            je.gov.person.contact-changed.v1 | /contactPoints/1/value             | JeanDupont   | /contactPoints/1/value
            je.gov.person.died.v1            | /freeFormatDeathDate               | in spring    | ''
            je.gov.person.born.v1            | /birthTime                         | 24:00        | /birthTime
            je.gov.business.registered.v1    | /registrationDate                  | 2026-13-01   | /registrationDate
            je.gov.business.registered.v1    | /registrationDate                  | 0000-01-01   | /registrationDate
            je.gov.business.registered.v1    | /officers/0/appointed              | 0000-05      | /officers/0/appointed
            """)
    void namesTheFieldAndNeverTheValue(String type, String place, String value, String pointer) {
        var data = example(type);
        put(data, place, value == null ? "" : value);

        var faults = faults(SCHEMAS.check(new EventType(type), data));

        assertThat(faults).extracting(Fault::pointer).containsOnly(pointer.replace("''", ""));
        assertThat(faults.toString())
                .doesNotContain("Dupont", "123456", "SW1A", "01534", "spring", "passport", "23/11");
    }

    @Test
    void namesEveryFieldThatFails() throws JsonProcessingException {
        var data = JSON.readTree("{\"person\":{\"identifiers\":{}},\"newAddress\":{\"country\":\"JE\"}}");

        var faults = faults(SCHEMAS.check(MOVED, data));

        assertThat(faults)
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/effectiveDate", "/person/identifiers", "/newAddress/parish");
    }

    @Test
    void doesNotTakeOtherDataThanAnObject() throws JsonProcessingException {
        for (var text : List.of("null", "\"<stuff/>\"", "[]", "7")) {
            var faults = faults(SCHEMAS.check(MOVED, JSON.readTree(text)));

            assertThat(faults).containsExactly(new Fault("", "must be of type object"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/person/identifiers/ssn, QX123456A",
        "/person/identifiers/healthLocal, anything goes",
        "/newAddress/uprn, J-17",
        "/newAddress/postCode, JE29ZZ",
        "/newAddress/postCode, JE9 9ZZ",
        "/effectiveDate, 0001",
        "/effectiveDate, 1000-05"
    })
    void doesNotRefuseWhatIsOnlyUnlikely(String place, String value) {
        var data = example(MOVED.value());
        put(data, place, value);

        assertThat(SCHEMAS.check(MOVED, data)).isEqualTo(new Validity.Valid());
    }

    @Test
    void refusesALineEndAfterAnIdentifierAndControlCharactersInANameHoweverLong() {
        var identifier = example(MOVED.value());
        put(identifier, "/person/identifiers/ssn", "JY123456A\n");
        var name = example(MOVED.value());
        put(name, "/person/name/fullName", "a".repeat(60_000) + "\u0007");

        assertThat(faults(SCHEMAS.check(MOVED, identifier)))
                .extracting(Fault::pointer)
                .containsOnly("/person/identifiers/ssn");
        assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThat(faults(SCHEMAS.check(MOVED, name)))
                        .extracting(Fault::pointer)
                        .containsOnly("/person/name/fullName"));
    }

    @Test
    void takesAnAddressOutsideJerseyWithoutAParish() {
        var data = example(MOVED.value());
        var address = (ObjectNode) data.path("newAddress");
        address.removeAll();
        address.put("country", "PT").put("postCode", "9000-029");

        assertThat(SCHEMAS.check(MOVED, data)).isEqualTo(new Validity.Valid());
    }

    @Test
    void takesAFreeTextInsteadOfADateOfDeath() {
        var died = new EventType("je.gov.person.died.v1");
        var data = example(died.value());
        data.remove("dateOfDeath");

        assertThat(faults(SCHEMAS.check(died, data)).getFirst().detail())
                .isEqualTo("must match exactly one of the alternatives: dateOfDeath | freeFormatDeathDate");
        data.put("freeFormatDeathDate", "on or about 2 November 2026");
        assertThat(SCHEMAS.check(died, data)).isEqualTo(new Validity.Valid());
    }

    @ParameterizedTest
    @CsvSource({
        "je.gov.person.address-changed.v1, /effectiveDate, true",
        "je.gov.person.address-changed.v1, /person, true",
        "je.gov.person.address-changed.v1, /person/identifiers/ssn, true",
        "je.gov.person.address-changed.v1, /newAddress/parish, true",
        "je.gov.person.address-changed.v1, /householdMembers, true",
        "je.gov.person.address-changed.v1, /householdMembers/*/identifiers/tin, true",
        "je.gov.person.address-changed.v1, /householdMembers/*/tin, false",
        "je.gov.person.address-changed.v1, /householdMembers/0, false",
        "je.gov.person.address-changed.v1, /householdMembers/identifiers, false",
        "je.gov.person.address-changed.v1, /newAddress/*, false",
        "je.gov.person.address-changed.v1, /newAddress/parish/code, false",
        "je.gov.person.address-changed.v1, /causeOfDeath, false",
        "je.gov.business.registered.v1, /business/identifiers/registry/number, true",
        "je.gov.business.registered.v1, /officers/*/role, true",
        "je.gov.business.registered.v1, /officers/*/person/dateOfBirth, false",
        "com.example.other, /effectiveDate, false"
    })
    void knowsWhichFieldsASchemaDescribes(String type, String field, boolean described) {
        assertThat(SCHEMAS.describes(new EventType(type), FieldPath.of(field))).isEqualTo(described);
    }

    private static Schemas loaded() {
        return switch (CanonicalSchemas.load(FOLDER)) {
            case SchemaLoading.Loaded loaded -> loaded.schemas();
            case SchemaLoading.Mistaken mistaken -> throw new BrokenSchemasException(FOLDER, mistaken.mistakes());
        };
    }

    private static List<Fault> faults(Validity validity) {
        assertThat(validity).isInstanceOf(Validity.Invalid.class);
        return ((Validity.Invalid) validity).faults();
    }

    private static ObjectNode example(String type) {
        var path = type.replaceFirst("je\\.gov\\.", "").replace('.', '/') + ".example.json";
        try {
            return (ObjectNode) JSON.readTree(Files.readString(FOLDER.resolve(path)));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static void put(JsonNode data, String place, String value) {
        var pointer = JsonPointer.compile(place);
        ((ObjectNode) data.at(pointer.head())).put(pointer.last().getMatchingProperty(), value);
    }
}
