package je.gov.hub.agreement.file;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import je.gov.hub.agreement.Agreement;
import je.gov.hub.event.Mistake;
import je.gov.hub.schema.Schemas;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads one file of {@code config/systems}: one system's agreement, or, with a list {@code systems}, one agreement for each line of the
 * list. Each line gives words ({@code code: HE}); <code>${code}</code> in any text of the rest stands for the line's own. The words
 * {@code system}, {@code name}, {@code kind} and {@code contact} of a line are the system's, where the rest does not say them.
 */
public final class AgreementReader {

    private static final Set<String> SHARED = Set.of("name", "kind", "contact", "tells", "told", "echo", "names");
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Schemas schemas;
    private final Constraints constraints = new Constraints();

    public AgreementReader(Schemas schemas) {
        this.schemas = schemas;
    }

    /** One agreement, and where its system is declared; both count from 1. */
    public record Declared(Agreement agreement, int line, int column) {}

    /**
     * What a file says.
     *
     * @param declared its agreements; not to be used where there are mistakes
     * @param mistakes all that could be found at once
     */
    public record Contents(List<Declared> declared, SortedSet<Mistake> mistakes) {
        public Contents {
            declared = List.copyOf(declared);
        }
    }

    /**
     * Reads a file.
     *
     * @param file how the file is called in a mistake
     */
    public Contents read(String file, String text) {
        var mistakes = new Mistakes(file, text);
        var declared =
                compose(text, mistakes).map(root -> agreements(root, mistakes)).orElse(List.of());
        return new Contents(declared, mistakes.found());
    }

    private static Optional<Node> compose(String text, Mistakes mistakes) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowRecursiveKeys(false);
        try {
            @Nullable Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                mistakes.add(Place.START, "The file is empty; it should say `system: …` first");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (MarkedYAMLException wrong) {
            var mark = wrong.getProblemMark() == null ? wrong.getContextMark() : wrong.getProblemMark();
            mistakes.add(mark == null ? Place.START : Place.of(mark), "This is not YAML: " + wrong.getProblem());
        } catch (YAMLException wrong) {
            mistakes.add(Place.START, "This is not YAML: " + wrong.getMessage());
        }
        return Optional.empty();
    }

    private List<Declared> agreements(Node root, Mistakes mistakes) {
        var known = new HashSet<>(SHARED);
        known.addAll(Set.of("system", "systems"));
        var file = Block.open(root, "an agreement", known, mistakes);
        if (file.isEmpty()) {
            return List.of();
        }
        var block = file.get();
        if (block.has("system") == block.has("systems")) {
            mistakes.add(block.place(), "An agreement says either `system: …`, or a list `systems` of several");
            return List.of();
        }
        return block.has("system") ? one(block, mistakes) : several(block, mistakes);
    }

    private List<Declared> one(Block block, Mistakes mistakes) {
        var words = block.text("system").map(text -> new Words(Map.of("system", text.getValue())));
        return words.flatMap(given -> declared(block, given, block.placeOf("system"), mistakes)).stream()
                .toList();
    }

    private List<Declared> several(Block block, Mistakes mistakes) {
        var declared = new ArrayList<Declared>();
        var seen = new HashSet<SystemId>();
        for (var line : block.items("systems")) {
            words(line, mistakes)
                    .flatMap(words -> declared(block, words, Place.of(line), mistakes))
                    .ifPresent(found -> {
                        declared.add(found);
                        if (!seen.add(found.agreement().system().id())) {
                            mistakes.add(Place.of(line), "This system is declared twice in this file; keep one");
                        }
                    });
        }
        if (declared.isEmpty()) {
            mistakes.add(block.placeOf("systems"), "`systems` lists at least one system");
        }
        return declared;
    }

    private static Optional<Words> words(Node line, Mistakes mistakes) {
        return Block.open(line, "a line under `systems`", null, mistakes).map(block -> {
            var values = new HashMap<String, String>();
            block.keys().forEach(word -> block.text(word).ifPresent(text -> values.put(word, text.getValue())));
            return new Words(values);
        });
    }

    private Optional<Declared> declared(Block block, Words words, Place place, Mistakes mistakes) {
        return new SystemReader(schemas, constraints, words, mistakes)
                .read(block, place)
                .map(agreement -> new Declared(agreement, place.line(), place.column()));
    }
}
