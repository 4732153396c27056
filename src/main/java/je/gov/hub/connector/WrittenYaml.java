package je.gov.hub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import je.gov.hub.event.Mistake;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file as it is written: its text, its content, and where in the file each part of the content stands. Gathers the mistakes found in it. Not safe for
 * use by several threads.
 */
public final class WrittenYaml {

    private final String file;
    private final Map<String, Mark> places = new TreeMap<>();
    private final SortedSet<Mistake> mistakes = new TreeSet<>();
    private String text = "";
    private JsonNode content = JsonNodeFactory.instance.missingNode();

    private WrittenYaml(Path file) {
        this.file = file.toString();
    }

    /** Reads a file; where it cannot be read there is no content, and a mistake that says so. */
    public static WrittenYaml read(Path file) {
        var written = new WrittenYaml(file);
        try {
            written.text = Files.readString(file);
            written.compose();
        } catch (CharacterCodingException otherCharset) {
            written.add("", "The file is not written in UTF-8; save it as UTF-8");
        } catch (IOException unreadable) {
            written.add("", "The file cannot be read");
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            written.mistakes.add(new Mistake(
                    written.file,
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "This is not YAML: " + broken.getProblem()));
        }
        return written;
    }

    private void compose() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        var root = new Yaml(options).compose(new StringReader(text));
        if (root == null) {
            add("", "The file is empty");
        } else {
            content = tree(root, "");
        }
    }

    private JsonNode tree(Node node, String pointer) {
        places.putIfAbsent(pointer, node.getStartMark());
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, pointer);
            case SequenceNode sequence -> {
                var items = JsonNodeFactory.instance.arrayNode();
                for (var item : sequence.getValue()) {
                    items.add(tree(item, pointer + "/" + items.size()));
                }
                yield items;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private JsonNode mapping(MappingNode mapping, String pointer) {
        var fields = JsonNodeFactory.instance.objectNode();
        for (var entry : mapping.getValue()) {
            var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            var inner = pointer + "/" + escaped(key);
            places.put(inner, entry.getKeyNode().getStartMark());
            if (fields.has(key)) {
                add(inner, "`" + key + "` stands here twice; keep one");
            }
            fields.set(key, tree(entry.getValueNode(), inner));
        }
        return fields;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var nodes = JsonNodeFactory.instance;
        var text = scalar.getValue();
        if (Tag.NULL.equals(scalar.getTag())) {
            return nodes.nullNode();
        }
        if (Tag.BOOL.equals(scalar.getTag())) {
            return nodes.booleanNode("true".equalsIgnoreCase(text));
        }
        if (Tag.INT.equals(scalar.getTag()) && text.matches("-?[0-9]{1,18}")) {
            return nodes.numberNode(Long.parseLong(text));
        }
        return nodes.textNode(text);
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** The file's path as it was given. */
    public String file() {
        return file;
    }

    /** What is in the file, character for character. */
    public String text() {
        return text;
    }

    /** What the file says; missing where it cannot be read. */
    public JsonNode content() {
        return content;
    }

    /**
     * Notes a mistake.
     *
     * @param pointer the JSON Pointer of the part that is wrong; where the file has no such part, of the nearest round it
     * @param message what is wrong and what to do
     */
    public void add(String pointer, String message) {
        var mark = places.get(pointer);
        for (var at = pointer; mark == null && !at.isEmpty(); mark = places.get(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        mistakes.add(new Mistake(
                file, mark == null ? 1 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1, message));
    }

    /** Notes a mistake of another file that belongs to this one. */
    public void add(Mistake mistake) {
        mistakes.add(mistake);
    }

    /** What was found so far. */
    public SortedSet<Mistake> mistakes() {
        return new TreeSet<>(mistakes);
    }
}
