package je.gov.hub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a file of routes may reach. Only these components: others call code, read files, or print messages. Only these expressions of
 * Camel's Simple language: others call methods of beans and classes. And nothing of a message in a log.
 */
final class Reach {

    private static final Set<String> COMPONENTS = Set.of(
            "direct",
            "ftps",
            "http",
            "https",
            "hub",
            "jslt",
            "kamelet",
            "mllp",
            "quartz",
            "scheduler",
            "sftp",
            "standard-webhooks",
            "xslt");
    private static final Pattern COMPONENT = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final String SETTING = "{{";

    private static final Pattern EXPRESSION = Pattern.compile("\\$(?:simple)?\\{([^}]*)}?");
    private static final Pattern OF_THE_MESSAGE = Pattern.compile(
            "body(?:\\[\\w+])?|(?:headers?|exchangeProperty)[.:][\\w-]+|file:name|file:onlyname\\.noext\\.single");
    /** Of a file, its name is one of these: without it nobody finds the file that a line is about. */
    private static final Pattern OF_THE_RUN = Pattern.compile(
            "null|routeId|exchangeId|exception\\.(?:kind|message|class\\.name)|file:onlyname|date-with-timezone:file:UTC:\\w+");

    private final WrittenYaml written;
    private final UnaryOperator<String> places;

    private Reach(WrittenYaml written, UnaryOperator<String> places) {
        this.written = written;
        this.places = places;
    }

    static void check(WrittenYaml written, JsonNode routes, UnaryOperator<String> places) {
        new Reach(written, places).check(routes, "", false);
    }

    private void check(JsonNode node, String pointer, boolean logged) {
        if (node.isTextual()) {
            expressions(node.asText(), pointer, logged);
        }
        for (var field : node.properties()) {
            var inner = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (field.getKey().equals("uri") && field.getValue().isTextual()) {
                component(field.getValue().asText(), inner);
            }
            check(field.getValue(), inner, logged || field.getKey().equals("log"));
        }
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            check(node.get(index), pointer + "/" + index, logged);
        }
    }

    private void component(String uri, String pointer) {
        var component = COMPONENT.matcher(uri);
        if (!uri.startsWith(SETTING) && !(component.matches() && COMPONENTS.contains(component.group(1)))) {
            written.add(
                    places.apply(pointer),
                    "This component is left out here; there are " + String.join(", ", new TreeSet<>(COMPONENTS)));
        }
    }

    private void expressions(String text, String pointer, boolean logged) {
        EXPRESSION
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(inside -> !OF_THE_RUN.matcher(inside).matches())
                .filter(inside -> logged || !OF_THE_MESSAGE.matcher(inside).matches())
                .forEach(inside -> written.add(
                        places.apply(pointer),
                        logged
                                ? "A log says nothing of a message: `${" + inside + "}`"
                                : "This expression is left out here: `${" + inside + "}`"));
    }
}
