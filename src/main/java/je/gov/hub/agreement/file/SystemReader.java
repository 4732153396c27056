package je.gov.hub.agreement.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import je.gov.hub.agreement.Agreement;
import je.gov.hub.agreement.Grant;
import je.gov.hub.event.EventType;
import je.gov.hub.schema.Schemas;
import je.gov.hub.system.ConnectedSystem;
import je.gov.hub.system.SystemId;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the agreement of one system, with the words that its file gives for it. */
final class SystemReader {

    private final Schemas schemas;
    private final Constraints constraints;
    private final Words words;
    private final Mistakes mistakes;
    private final Map<String, Place> places = new HashMap<>();

    SystemReader(Schemas schemas, Constraints constraints, Words words, Mistakes mistakes) {
        this.schemas = schemas;
        this.constraints = constraints;
        this.words = words;
        this.mistakes = mistakes;
    }

    /** The agreement; empty where the system has no usable id. Other mistakes are reported, and read over. */
    Optional<Agreement> read(Block block, Place declared) {
        places.put("", declared);
        var id = id(declared);
        var tells = tells(block);
        var told = told(block);
        var system = id.map(known -> new ConnectedSystem(
                known,
                text(block, "name", declared).orElse(""),
                text(block, "kind", declared).orElse(""),
                text(block, "contact", declared).orElse(null)));
        var agreement = system.map(known -> new Agreement(known, tells, told, block.flag("echo"), block.flag("names")));
        agreement.ifPresent(known -> constraints.check(known, places, mistakes));
        return agreement;
    }

    private Optional<SystemId> id(Place declared) {
        var text = words.of("system");
        if (text.isEmpty()) {
            mistakes.add(declared, "Each line under `systems` says `system: …`");
            return Optional.empty();
        }
        try {
            return Optional.of(new SystemId(text.get()));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(declared, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> text(Block block, String key, Place declared) {
        places.put("system." + key, block.has(key) ? block.placeOf(key) : declared);
        return block.text(key).map(text -> words.fill(text, mistakes)).or(() -> words.of(key));
    }

    private SortedSet<EventType> tells(Block block) {
        var tells = new TreeSet<EventType>();
        for (var item : block.items("tells")) {
            block.scalar(item, "What a system tells is a list of event types").ifPresent(text -> {
                if (!tells.add(type(text))) {
                    mistakes.add(Place.of(text), "This event type stands here twice; keep one");
                }
            });
        }
        return tells;
    }

    private EventType type(ScalarNode text) {
        return EventTypes.read(text, words, schemas, mistakes);
    }

    private List<Grant> told(Block block) {
        var told = new ArrayList<Grant>();
        for (var item : block.items("told")) {
            var at = "told[" + told.size() + "]";
            places.put(at, Place.of(item));
            Block.open(item, "a grant", GrantReader.KEYS, mistakes).ifPresent(grant -> {
                GrantReader.KEYS.forEach(key -> places.put(at + "." + key, grant.placeOf(key)));
                told.add(new GrantReader(schemas, words, mistakes).read(grant));
            });
        }
        return told;
    }
}
