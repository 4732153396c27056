package je.gov.hub.agreement.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping with known keys. Reports what is not as it should be, and reads on. */
final class Block {

    private final Place place;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Mistakes mistakes;

    private Block(Place place, Mistakes mistakes) {
        this.place = place;
        this.mistakes = mistakes;
    }

    /**
     * Opens a mapping.
     *
     * @param known the keys that may stand in it; null when any may
     * @param what what it is called in a mistake
     */
    static Optional<Block> open(Node node, String what, @Nullable Set<String> known, Mistakes mistakes) {
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(Place.of(node), what + " is written as `key: value` lines");
            return Optional.empty();
        }
        var block = new Block(Place.of(node), mistakes);
        for (var entry : mapping.getValue()) {
            block.take(entry.getKeyNode(), entry.getValueNode(), what, known);
        }
        return Optional.of(block);
    }

    private void take(Node keyNode, Node value, String what, @Nullable Set<String> known) {
        if (!(keyNode instanceof ScalarNode key)) {
            mistakes.add(Place.of(keyNode), "A key is one word");
        } else if (known != null && !known.contains(key.getValue())) {
            mistakes.add(
                    Place.of(key),
                    "Unknown key `" + key.getValue() + "`; " + what + " may have "
                            + String.join(", ", known.stream().sorted().toList()));
        } else if (values.putIfAbsent(key.getValue(), value) != null) {
            mistakes.add(Place.of(key), "`" + key.getValue() + "` stands here twice; keep one");
        }
    }

    Place place() {
        return place;
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Where the value of this key stands, or else the block. */
    Place placeOf(String key) {
        var node = values.get(key);
        return node == null ? place : Place.of(node);
    }

    /** The text under a key; empty where there is none, or something else (a mistake). */
    Optional<ScalarNode> text(String key) {
        var node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        return scalar(node, "`" + key + "` is one text");
    }

    /** The items under a key; empty where there is none, or something else (a mistake). */
    List<Node> items(String key) {
        var node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        mistakes.add(Place.of(node), "`" + key + "` is a list: [one, another], or lines that begin with a hyphen");
        return List.of();
    }

    /** Whether a key says true; false where it is left out. */
    boolean flag(String key) {
        var text = text(key).map(ScalarNode::getValue).orElse("false");
        if (!Set.of("true", "false").contains(text)) {
            mistakes.add(placeOf(key), "`" + key + "` is true or false");
        }
        return text.equals("true");
    }

    /** The node as a text; empty where it is something else (a mistake). */
    Optional<ScalarNode> scalar(Node node, String expected) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar);
        }
        mistakes.add(Place.of(node), expected);
        return Optional.empty();
    }
}
