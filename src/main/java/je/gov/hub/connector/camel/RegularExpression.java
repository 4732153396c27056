package je.gov.hub.connector.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.NodeUtils;
import com.schibsted.spt.data.jslt.impl.RegexpFunction;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSLT's functions with a regular expression, as JSLT 0.1.14 defines them, over a text that ends the matching when its
 * thread is interrupted: Java's own matching cannot be ended, and with a hostile expression takes longer than the world.
 */
record RegularExpression(Function function, Meaning meaning) implements RegexpFunction, Wrapping {

    private static final int MOST = 1_000;
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    /** What a function makes of text, expression and the rest of its arguments. */
    @FunctionalInterface
    private interface Meaning {
        JsonNode of(Matcher matcher, String text, JsonNode[] arguments);
    }

    static Optional<Function> of(Function function) {
        Meaning meaning = switch (function.getName()) {
            case "test" -> (matcher, text, arguments) -> NodeUtils.toJson(matcher.find());
            case "capture" -> (matcher, text, arguments) -> captured(matcher);
            case "split" -> (matcher, text, arguments) -> split(matcher, text);
            case "replace" -> RegularExpression::replaced;
            default -> null;
        };
        return meaning == null ? Optional.empty() : Optional.of(new RegularExpression(function, meaning));
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        if (arguments[0].isNull()) {
            return function.call(input, arguments);
        }
        var expression = NodeUtils.toString(arguments[1], true);
        if (expression == null) {
            return function.call(input, arguments);
        }
        var text = NodeUtils.toString(arguments[0], false);
        return meaning.of(compiled(expression).matcher(new CuttableText(text)), text, arguments);
    }

    private static Pattern compiled(String expression) {
        if (COMPILED.size() > MOST) {
            COMPILED.clear();
        }
        return COMPILED.computeIfAbsent(expression, Pattern::compile);
    }

    private static JsonNode captured(Matcher matcher) {
        var groups = NodeUtils.mapper.createObjectNode();
        if (matcher.find()) {
            matcher.pattern().namedGroups().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(group -> groups.put(group.getKey(), matcher.group(group.getKey())));
        }
        return groups;
    }

    /** As String.split: no empty part at the end, none at the beginning for a match of no width. */
    private static JsonNode split(Matcher matcher, String text) {
        return NodeUtils.toJson(matcher.pattern().split(new CuttableText(text)));
    }

    private static JsonNode replaced(Matcher matcher, String text, JsonNode[] arguments) {
        var instead = NodeUtils.toString(arguments[2], false);
        var made = new StringBuilder(text.length());
        int from = 0;
        while (matcher.find(from)) {
            if (matcher.start() == matcher.end()) {
                throw new JsltException("A regular expression in replace() matched an empty string");
            }
            made.append(text, from, matcher.start()).append(instead);
            from = matcher.end();
        }
        return TextNode.valueOf(made.append(text, from, text.length()).toString());
    }

    @Override
    public int regexpArgumentNumber() {
        return 1;
    }

    /** Asked for every character that the matching looks at. */
    private record CuttableText(String text) implements CharSequence {

        @Override
        public char charAt(int index) {
            CuttableFunctions.goOnUnlessCut();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
