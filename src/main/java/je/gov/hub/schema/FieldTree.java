package je.gov.hub.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import je.gov.hub.event.FieldPath;

/**
 * The fields that schemas describe, followed through {@code $ref}, {@code allOf}, {@code anyOf} and {@code oneOf}.
 *
 * @param documents all schemas by {@code $id}
 */
record FieldTree(Map<URI, JsonNode> documents) {

    private static final List<String> BRANCHES = List.of("allOf", "anyOf", "oneOf");

    /** A schema somewhere in a document. */
    record Place(URI document, JsonNode schema) {}

    FieldTree {
        documents = Map.copyOf(documents);
    }

    /** What describes the field; nothing where no schema does. */
    Collection<Place> field(URI document, FieldPath field) {
        var places = whole(document);
        for (var segment : field.segments()) {
            places = segment.equals(FieldPath.EACH) ? items(places) : children(places, segment);
        }
        return places;
    }

    Collection<Place> whole(URI document) {
        return Optional.ofNullable(documents.get(document))
                .map(schema -> branches(new Place(document, schema)))
                .orElseGet(Set::of);
    }

    /** The schemas of the field with this name in each of these. */
    Collection<Place> children(Collection<Place> places, String name) {
        var children = new LinkedHashSet<Place>();
        for (var place : places) {
            var child = place.schema().path("properties").path(name);
            if (child.isObject()) {
                children.addAll(branches(new Place(place.document(), child)));
            }
        }
        return children;
    }

    /** The schemas of the items of each of these arrays. */
    Collection<Place> items(Collection<Place> places) {
        var items = new LinkedHashSet<Place>();
        for (var place : places) {
            var item = place.schema().path("items");
            if (item.isObject()) {
                items.addAll(branches(new Place(place.document(), item)));
            }
        }
        return items;
    }

    /** Where a reference leads; empty where it leads to none of our schemas. */
    Optional<Place> target(URI document, String reference) {
        try {
            var address = document.resolve(reference);
            var whole = URI.create(address.toString().split("#", 2)[0]);
            var pointer = Optional.ofNullable(address.getFragment()).orElse("");
            return Optional.ofNullable(documents.get(whole))
                    .map(schema -> schema.at(pointer))
                    .filter(schema -> !schema.isMissingNode())
                    .map(schema -> new Place(whole, schema));
        } catch (IllegalArgumentException noReference) {
            return Optional.empty();
        }
    }

    /** A schema with all that it takes in. */
    private Set<Place> branches(Place start) {
        var all = new LinkedHashSet<Place>();
        var open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            var place = open.removeFirst();
            if (all.add(place)) {
                open.addAll(taken(place));
            }
        }
        return all;
    }

    private List<Place> taken(Place place) {
        var taken = new ArrayList<Place>();
        var reference = place.schema().path("$ref");
        if (reference.isTextual()) {
            target(place.document(), reference.textValue()).ifPresent(taken::add);
        }
        for (var keyword : BRANCHES) {
            place.schema().path(keyword).forEach(branch -> taken.add(new Place(place.document(), branch)));
        }
        return taken;
    }
}
