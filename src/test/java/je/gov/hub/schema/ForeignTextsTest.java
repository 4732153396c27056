package je.gov.hub.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventReader;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.EventType;
import je.gov.hub.event.EventWriter;
import je.gov.hub.event.Reading;
import je.gov.hub.foreign.ForeignData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names, addresses and postcodes that others collected. */
class ForeignTextsTest {

    private static final EventType MOVED = new EventType("je.gov.person.address-changed.v1");
    private static final JsonMapper JSON = new JsonMapper();

    private final Schemas schemas = ((SchemaLoading.Loaded) CanonicalSchemas.load(Path.of("schemas"))).schemas();
    private ObjectNode data = JSON.createObjectNode();
    private ObjectNode address = JSON.createObjectNode();

    @BeforeEach
    void layOutAnExample() throws IOException {
        data = (ObjectNode) JSON.readTree(Files.readString(Path.of("schemas/person/address-changed/v1.example.json")));
        address = (ObjectNode) data.path("newAddress");
    }

    @Test
    void carriesNaughtyStringsUnharmedOrRefusesThemWithoutRepeatingThem() throws IOException {
        var suite = ForeignData.set("blns");
        int carried = 0;

        for (var naughty : JSON.readTree(suite.bytes("blns.json"))) {
            ((ObjectNode) data.path("person").path("name")).set("fullName", naughty);
            var travelled = travelled();
            assertThat(travelled).isEqualTo(data);
            switch (schemas.check(MOVED, travelled)) {
                case Validity.Valid valid -> carried++;
                case Validity.UnknownType unknown -> throw new AssertionError(unknown);
                case Validity.Invalid invalid -> {
                    assertThat(refusable(naughty.textValue())).isTrue();
                    assertThat(invalid.faults())
                            .allSatisfy(fault -> assertThat(fault.pointer()).isEqualTo("/person/name/fullName"));
                }
            }
        }

        assertThat(carried).isGreaterThan(240);
    }

    @Test
    void takesThePostcodesSeenInJerseyWithAndWithoutTheSpace() {
        var suite = ForeignData.set("jersey-locale");
        var seen =
                new String(suite.bytes("observed_postcodes.csv"), UTF_8).lines().skip(1);

        seen.map(line -> line.split(",", 2)[0]).forEach(postcode -> {
            assertThat(withPostcode(postcode)).isInstanceOf(Validity.Valid.class);
            assertThat(withPostcode(postcode.replace(" ", ""))).isInstanceOf(Validity.Valid.class);
        });
    }

    @Test
    void takesTheLastTwoLettersOfAllPostcodesInJerseyAndAnyPostcodeElsewhere() throws IOException {
        var suite = ForeignData.set("uk-postcodes");

        for (var test : JSON.readTree(suite.bytes("units.json")).path("tests")) {
            var unit = test.path("expected").asText();
            if (!test.path("expected").isNull() && !unit.isEmpty()) {
                assertThat(withPostcode("JE2 9" + unit)).isInstanceOf(Validity.Valid.class);
            }
        }
        address.put("country", "GB").remove("parish");
        for (var test : JSON.readTree(suite.bytes("validation.json")).path("tests")) {
            assertThat(withPostcode(test.path("base").asText())).isInstanceOf(Validity.Valid.class);
        }
    }

    @Test
    void takesTheAddressesOfTheNhs() throws IOException {
        var suite = ForeignData.set("addresses-nhs-pds");

        for (var foreign : JSON.readTree(suite.bytes("addresses.json"))) {
            address.removeAll();
            address.put("country", "GB");
            address.set("thoroughfare", foreign.path("street"));
            address.set("addressArea", foreign.path("city"));
            address.set("postCode", foreign.path("postalCode"));

            assertThat(schemas.check(MOVED, data)).isInstanceOf(Validity.Valid.class);
        }
    }

    private Validity withPostcode(String postcode) {
        address.put("postCode", postcode);
        return schemas.check(MOVED, data);
    }

    private JsonNode travelled() {
        var event = new Event(
                new EventId("1"), new EventSource("urn:je:gov:portal:web"), MOVED, null, null, null, Map.of(), data);
        var reading = new EventReader().structured(new EventWriter().structured(event));
        return ((Reading.Read) reading).event().data();
    }

    /** What the schema says of a name: not blank, no control characters, at most 140 characters. */
    private static boolean refusable(String text) {
        return text.isBlank()
                || text.strip().isEmpty()
                || text.codePoints().anyMatch(Character::isISOControl)
                || text.codePointCount(0, text.length()) > 140;
    }
}
