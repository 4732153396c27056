package je.gov.hub.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import je.gov.hub.event.Mistake;

/** Reads the files of a folder, and gathers what is wrong with them. */
final class SchemaFolder {

    private static final Pattern FORM = Pattern.compile(
            "([a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*/v[1-9][0-9]*)\\.schema\\.json");
    private static final String SCHEMA = ".schema.json";
    private static final String EXAMPLE = ".example.json";

    private final Path folder;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<SchemaFile> files = new ArrayList<>();

    SchemaFolder(Path folder) {
        this.folder = folder;
    }

    SchemaLoading load() {
        read();
        var tree = new FieldTree(documents());
        files.forEach(file -> mistakes.addAll(SchemaRules.check(file, tree)));
        if (!mistakes.isEmpty()) {
            return new SchemaLoading.Mistaken(mistakes);
        }
        var compiled = new CompiledSchemas(files, mistakes);
        files.forEach(file -> example(file, compiled));
        return mistakes.isEmpty()
                ? new SchemaLoading.Loaded(new CanonicalSchemas(files, tree, compiled))
                : new SchemaLoading.Mistaken(mistakes);
    }

    private void read() {
        try (var paths = Files.walk(folder)) {
            paths.filter(path -> path.toString().endsWith(SCHEMA)).sorted().forEach(this::read);
        } catch (IOException missing) {
            mistakes.add(new Mistake(
                    folder.toString(), 1, 1, "The folder of schemas cannot be read: make it, or set hub.schemas"));
            return;
        }
        if (files.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(new Mistake(
                    folder.toString(), 1, 1, "The folder has no schemas (<subject>/<event>/v1.schema.json)"));
        }
    }

    private void read(Path path) {
        var json = PlacedJson.read(path, mistakes);
        if (json == null) {
            return;
        }
        var form = FORM.matcher(folder.relativize(path).toString().replace('\\', '/'));
        if (form.matches()) {
            files.add(new SchemaFile(form.group(1), json));
        } else {
            mistakes.add(new Mistake(
                    json.file(),
                    1,
                    1,
                    "The file must be called <subject>/<event>/v<number>.schema.json, in lower case"));
        }
    }

    private Map<URI, JsonNode> documents() {
        var documents = new HashMap<URI, JsonNode>();
        files.forEach(file -> file.id().ifPresent(id -> {
            if (documents.put(id, file.json().root()) != null) {
                mistakes.add(new Mistake(file.json().file(), 1, 1, "Another file has the same $id"));
            }
        }));
        return documents;
    }

    private void example(SchemaFile file, CompiledSchemas compiled) {
        var path = folder.resolve(file.path() + EXAMPLE);
        if (!Files.exists(path)) {
            mistakes.add(new Mistake(file.json().file(), 1, 1, "There must be an example beside it: v1.example.json"));
            return;
        }
        Optional.ofNullable(PlacedJson.read(path, mistakes))
                .ifPresent(example -> mistakes.addAll(compiled.mistakes(file, example)));
    }
}
