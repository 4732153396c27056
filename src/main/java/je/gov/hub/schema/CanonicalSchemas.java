package je.gov.hub.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;

/** The canonical schemas of a folder: {@code <subject>/<event>/v1.schema.json}, shared blocks in {@code common/}. */
public final class CanonicalSchemas implements Schemas {

    private final SortedMap<EventType, SchemaFile> files;
    private final FieldTree tree;
    private final CompiledSchemas compiled;

    CanonicalSchemas(List<SchemaFile> all, FieldTree tree, CompiledSchemas compiled) {
        var byType = new TreeMap<EventType, SchemaFile>();
        all.forEach(file -> file.type().ifPresent(type -> byType.put(type, file)));
        this.files = Collections.unmodifiableSortedMap(byType);
        this.tree = tree;
        this.compiled = compiled;
    }

    /** Reads a folder, and names all its mistakes at once. Starts nothing. */
    public static SchemaLoading load(Path folder) {
        return new SchemaFolder(folder).load();
    }

    @Override
    public SortedSet<EventType> types() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    @Override
    public Optional<URI> address(EventType type) {
        return Optional.ofNullable(files.get(type)).flatMap(SchemaFile::id);
    }

    @Override
    public Validity check(EventType type, JsonNode data) {
        var file = files.get(type);
        if (file == null) {
            return new Validity.UnknownType();
        }
        var messages = compiled.validate(file.path(), data);
        return messages.isEmpty()
                ? new Validity.Valid()
                : new Validity.Invalid(new Findings(tree, file.id().orElseThrow()).faults(messages));
    }

    @Override
    public boolean describes(EventType type, FieldPath field) {
        return address(type).map(id -> tree.field(id, field)).stream().anyMatch(places -> !places.isEmpty());
    }
}
