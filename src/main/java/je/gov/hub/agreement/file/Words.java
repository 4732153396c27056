package je.gov.hub.agreement.file;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The words that one line under {@code systems} gives for the places written <code>${word}</code> in the rest of its file. */
record Words(Map<String, String> values) {

    static final Words NONE = new Words(Map.of());

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    Words {
        values = Map.copyOf(values);
    }

    Optional<String> of(String word) {
        return Optional.ofNullable(values.get(word));
    }

    /** The text with its places filled; an unknown word is a mistake. */
    String fill(ScalarNode text, Mistakes mistakes) {
        return PLACE.matcher(text.getValue()).replaceAll(found -> {
            if (!values.containsKey(found.group(1))) {
                mistakes.add(text, 1, found.start() + 1, unknown(found.group(1)));
            }
            return Matcher.quoteReplacement(value(found));
        });
    }

    /** The column of the written text from which the column of the filled one came; both count from 1. */
    int written(ScalarNode text, int filledColumn) {
        var column = filledColumn;
        var places = PLACE.matcher(text.getValue());
        while (places.find()
                && column > places.start() + value(places.toMatchResult()).length()) {
            column += places.group().length() - value(places.toMatchResult()).length();
        }
        return column;
    }

    private String value(MatchResult found) {
        return values.getOrDefault(found.group(1), "");
    }

    private String unknown(String word) {
        return values.isEmpty()
                ? "${" + word + "} can only stand in a file with a list `systems`"
                : "Unknown word ${" + word + "}: this line under `systems` gives "
                        + String.join(", ", new TreeMap<>(values).keySet());
    }
}
