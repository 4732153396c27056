package je.gov.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class EventWritingTest {

    private final EventReader reader = new EventReader(1 << 24);
    private final EventWriter writer = new EventWriter();

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenIsReadAgain(@ForAll("events") Event event) {
        var reading = reader.structured(writer.structured(event));

        assertThat(reading).isEqualTo(new Reading.Read(event));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void theCanonicalFormKnowsNeitherOrderNorMode(@ForAll("events") Event event) {
        var turned = turned(writer.tree(event)).toString().getBytes(UTF_8);

        var structured = reader.structured(turned);
        var binary = reader.binary(headers(event), event.data().toString().getBytes(UTF_8));

        assertThat(CanonicalForm.of(((Reading.Read) structured).event())).isEqualTo(CanonicalForm.of(event));
        assertThat(CanonicalForm.of(((Reading.Read) binary).event())).isEqualTo(CanonicalForm.of(event));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void anotherValueAnywhereIsAnotherForm(@ForAll("events") Event event, @ForAll("values") JsonNode other) {
        var changed = new Event(
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.dataschema(),
                event.extensions(),
                JsonNodeFactory.instance.arrayNode().add(event.data()).add(other));

        assertThat(CanonicalForm.of(changed)).isNotEqualTo(CanonicalForm.of(event));
    }

    @Provide
    Arbitrary<Event> events() {
        var texts = attribute();
        var extensions = Arbitraries.maps(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .ofMinLength(1)
                                .ofMaxLength(20)
                                .map(name -> ("x" + name).substring(0, Math.min(20, name.length() + 1))),
                        Arbitraries.oneOf(
                                texts.map(Object.class::cast),
                                Arbitraries.integers().map(Object.class::cast),
                                Arbitraries.of(true, false).map(Object.class::cast)))
                .ofMaxSize(4);
        return Combinators.combine(
                        texts.filter(text -> !text.isBlank()),
                        Arbitraries.of("urn:je:gov:portal:web", "/a/b?c=d%20e", "https://example.je/x#y"),
                        texts.injectNull(0.3),
                        Arbitraries.longs()
                                .between(-62_135_596_800L, 253_402_300_799L)
                                .injectNull(0.3),
                        extensions,
                        values())
                .as((id, source, subject, second, more, data) -> new Event(
                        new EventId(id),
                        new EventSource(source),
                        new EventType("je.gov.person.died.v1"),
                        subject,
                        second == null ? null : Instant.ofEpochSecond(second, 7),
                        URI.create("https://schemas.hub.gov.je/person/died/v1"),
                        more,
                        data));
    }

    @Provide
    Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                text().map(TextNode::valueOf),
                Arbitraries.integers().map(IntNode::valueOf),
                Arbitraries.doubles().map(JsonNodeFactory.instance::numberNode),
                Arbitraries.of(true, false).map(BooleanNode::valueOf),
                Arbitraries.just(NullNode.getInstance()));
        return Arbitraries.recursive(() -> leaves, EventWritingTest::nested, 0, 3);
    }

    private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(EventWritingTest::array),
                Arbitraries.maps(text(), inner).ofMaxSize(3).map(EventWritingTest::object));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ofMaxLength(12).filter(Characters::paired);
    }

    private static Arbitrary<String> attribute() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(Characters::attribute);
    }

    private static JsonNode array(List<JsonNode> items) {
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    private static JsonNode object(Map<String, JsonNode> fields) {
        return JsonNodeFactory.instance.objectNode().setAll(fields);
    }

    /** The same tree with the fields of each object the other way round. */
    private static JsonNode turned(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var fields = new ArrayList<>(object.properties());
                Collections.reverse(fields);
                var other = new LinkedHashMap<String, JsonNode>();
                fields.forEach(field -> other.put(field.getKey(), turned(field.getValue())));
                yield object(other);
            }
            case ArrayNode array ->
                array(array.valueStream().map(EventWritingTest::turned).toList());
            default -> node;
        };
    }

    private static Map<String, List<String>> headers(Event event) {
        var headers = new TreeMap<String, List<String>>();
        headers.put("ce-specversion", List.of("1.0"));
        headers.put("Content-Type", List.of("application/json"));
        new EventWriter().tree(event).properties().forEach(field -> {
            if (!field.getKey().startsWith("data") && !field.getKey().equals("specversion")) {
                headers.put(
                        "Ce-" + field.getKey(), List.of(encoded(field.getValue().asText())));
            }
        });
        headers.put("ce-dataschema", List.of("https://schemas.hub.gov.je/person/died/v1"));
        return headers;
    }

    static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            boolean plain = b > ' ' && b <= '~' && b != '%' && b != '"';
            encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }
}
