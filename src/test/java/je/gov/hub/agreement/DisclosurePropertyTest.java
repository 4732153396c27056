package je.gov.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import je.gov.hub.agreement.Disclosing.Granted;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.ConnectedSystem;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Over random schemas, events and grants: what is disclosed is what is granted, no more and no less. Every value of an event is made
 * different from all others, so that a value is found wherever it went; what is expected is worked out from the list of the event's
 * values, without a tree of grants.
 */
class DisclosurePropertyTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final EventType TYPE = new EventType("je.gov.random.happened.v1");
    private static final String EACH_AS_KEY = "\u0000*";
    private static final Set<String> SCHEMES = Set.of("ssn", "tin", "nhs");
    private static final Set<String> KEYS = Set.of("a", "b", "c", "0", "*", "x/y", "t~", "é");

    /** A grant of these fields, which applies or does not. */
    record Line(Set<FieldPath> fields, String when) {
        boolean applies() {
            return !when.equals("false");
        }
    }

    record Case(JsonNode schema, ObjectNode event, List<Line> lines, Set<String> knownSchemes) {}

    /** One value of a tree: where it is, array positions written as {@code *}, and what it is. */
    record Value(List<String> place, JsonNode value) {}

    @Property(tries = 1_000)
    void disclosesWhatIsGrantedNoMoreAndNoLess(@ForAll("cases") Case random) {
        var granted = random.lines().stream()
                .filter(Line::applies)
                .flatMap(line -> line.fields().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var expected = expected(random, granted);

        var told = disclose(random);

        Statistics.label("discloses something")
                .collect(!expected.isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 50));
        if (granted.isEmpty()) {
            assertThat(told).isEmpty();
            return;
        }
        assertThat(told).singleElement().isInstanceOf(Granted.class);
        var disclosure = (Granted) told.getFirst();
        assertThat(disclosure.fields()).isEqualTo(granted);
        assertThat(new HashSet<>(values(disclosure.data()))).isEqualTo(expected);
    }

    private static Set<Value> expected(Case random, Set<FieldPath> granted) {
        var event = random.event().deepCopy();
        for (var scheme : random.knownSchemes()) {
            var granting = granted.contains(FieldPath.of("/person/identifiers/" + scheme));
            if (granting && event.at("/person/identifiers/" + scheme).isMissingNode()) {
                event.withObject("/person/identifiers").set(scheme, known(scheme));
            }
        }
        return values(event).stream()
                .filter(value -> granted.stream().anyMatch(field -> covers(field, value.place())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean covers(FieldPath field, List<String> place) {
        var segments = field.segments();
        return segments.size() <= place.size() && segments.equals(place.subList(0, segments.size()));
    }

    /** The values of a tree; an object or array without anything in it is a value, too. */
    private static List<Value> values(JsonNode tree) {
        var values = new ArrayList<Value>();
        gather(tree, List.of(), values);
        // the event as a whole is no field
        values.removeIf(value -> value.place().isEmpty());
        return values;
    }

    private static void gather(JsonNode node, List<String> place, List<Value> into) {
        if (node.isEmpty()) {
            into.add(new Value(place, node));
        }
        node.properties().forEach(property -> {
            var key = property.getKey().equals(FieldPath.EACH) ? EACH_AS_KEY : property.getKey();
            gather(property.getValue(), and(place, key), into);
        });
        if (node.isArray()) {
            node.forEach(element -> gather(element, and(place, FieldPath.EACH), into));
        }
    }

    private static List<String> and(List<String> place, String segment) {
        var longer = new ArrayList<>(place);
        longer.add(segment);
        return List.copyOf(longer);
    }

    private static List<Disclosing> disclose(Case random) {
        var grants = random.lines().stream()
                .map(line -> new Grant(
                        TYPE, line.when(), List.copyOf(line.fields()), "a law", "a purpose", Duration.ofMinutes(15)))
                .toList();
        var receiver = new ConnectedSystem(new SystemId("receiver"), "Receiver", "department", null);
        var agreements = new DeclaredAgreements();
        agreements.replace(
                InForce.of(Map.of(new Agreement(receiver, new TreeSet<>(), grants, false, false), "receiver.yaml")));
        var event = new Event(
                new EventId("1"), new EventSource("urn:test"), TYPE, null, null, null, Map.of(), random.event());
        var known = new TreeMap<String, JsonNode>();
        random.knownSchemes().forEach(scheme -> known.put(scheme, known(scheme)));
        return agreements.disclose(new Teller(new SystemId("teller")), event, Registrations.NONE, known);
    }

    private static JsonNode known(String scheme) {
        return JSON.textNode("known " + scheme);
    }

    /** Drawn by hand from one source of chance: nested arbitraries take exponential time to draw, and shrink no better here. */
    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randomValue(random -> {
            var schema = schema(random);
            var paths = paths(schema);
            var lines = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(line -> line(paths, random))
                    .toList();
            return new Case(schema, distinct(event(schema, random)), lines, some(SCHEMES, random));
        });
    }

    private static ObjectNode schema(Random random) {
        var schema = object(3, random);
        if (random.nextInt(3) > 0) {
            var identifiers = schema.putObject("person").putObject("identifiers");
            some(SCHEMES, random).forEach(scheme -> identifiers.put(scheme, ""));
        }
        return schema;
    }

    private static ObjectNode object(int depth, Random random) {
        var object = JSON.objectNode();
        some(KEYS, random).forEach(key -> object.set(key, node(depth - 1, random)));
        return object;
    }

    private static JsonNode node(int depth, Random random) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0, 1 -> JSON.textNode("");
            case 2 -> JSON.nullNode();
            case 3 -> JSON.arrayNode().add(node(depth - 1, random));
            default -> object(depth, random);
        };
    }

    /** An event of a schema: any field may be missing, any array has some elements, which need not be alike. */
    private static JsonNode event(JsonNode schema, Random random) {
        return switch (schema) {
            case ObjectNode object -> {
                var event = JSON.objectNode();
                object.properties().forEach(field -> {
                    if (random.nextInt(5) > 0) {
                        event.set(field.getKey(), event(field.getValue(), random));
                    }
                });
                yield event;
            }
            case ArrayNode array -> {
                var event = JSON.arrayNode();
                IntStream.range(0, random.nextInt(4)).forEach(element -> event.add(event(array.get(0), random)));
                yield event;
            }
            default -> schema;
        };
    }

    private static Line line(List<FieldPath> paths, Random random) {
        var fields = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(field -> paths.get(random.nextInt(paths.size())))
                .collect(Collectors.toSet());
        return new Line(fields, random.nextInt(3) > 0 ? "true" : "false");
    }

    private static Set<String> some(Set<String> all, Random random) {
        return all.stream().sorted().filter(one -> random.nextBoolean()).collect(Collectors.toSet());
    }

    /** Every place that the schema describes, and some that it does not. */
    private static List<FieldPath> paths(JsonNode schema) {
        var paths = new TreeSet<>(List.of(FieldPath.of("/a/0"), FieldPath.of("/*"), FieldPath.of("/b/*/a")));
        SCHEMES.forEach(scheme -> paths.add(FieldPath.of("/person/identifiers/" + scheme)));
        for (var value : values(schema)) {
            for (var length = 1; length <= value.place().size(); length++) {
                var place = value.place().subList(0, length);
                if (!place.contains(EACH_AS_KEY)) {
                    paths.add(new FieldPath(place));
                }
            }
        }
        return List.copyOf(paths);
    }

    /** Makes all values different. */
    private static ObjectNode distinct(JsonNode event) {
        var count = new int[1];
        return (ObjectNode) replaced(event, leaf -> leaf.isNull() ? leaf : JSON.textNode("value " + count[0]++));
    }

    private static JsonNode replaced(JsonNode node, UnaryOperator<JsonNode> leaf) {
        return switch (node) {
            case ObjectNode object -> {
                var fields = new LinkedHashMap<String, JsonNode>();
                object.properties().forEach(field -> fields.put(field.getKey(), replaced(field.getValue(), leaf)));
                yield JSON.objectNode().setAll(fields);
            }
            case ArrayNode array -> {
                var elements = JSON.arrayNode();
                array.forEach(element -> elements.add(replaced(element, leaf)));
                yield elements;
            }
            default -> leaf.apply(node);
        };
    }
}
