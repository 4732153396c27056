package je.gov.hub.agreement.file;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import je.gov.hub.agreement.Grant;
import je.gov.hub.agreement.condition.Condition;
import je.gov.hub.agreement.condition.ConditionException;
import je.gov.hub.agreement.condition.ConditionPaths;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.schema.Schemas;
import je.gov.hub.subject.Registrations;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one grant, and checks its fields and its condition against the schema of its event. */
final class GrantReader {

    static final Set<String> KEYS = Set.of("event", "when", "fields", "basis", "purpose", "within");

    private static final Duration UNREADABLE = Duration.ofHours(1);

    private final Schemas schemas;
    private final Words words;
    private final Mistakes mistakes;

    GrantReader(Schemas schemas, Words words, Mistakes mistakes) {
        this.schemas = schemas;
        this.words = words;
        this.mistakes = mistakes;
    }

    Grant read(Block grant) {
        var event = grant.text("event").map(text -> EventTypes.read(text, words, schemas, mistakes));
        if (event.isEmpty()) {
            mistakes.add(grant.place(), "A grant says of which `event`");
        }
        var type = event.orElse(EventTypes.UNKNOWN);
        return new Grant(
                type,
                when(grant, type),
                fields(grant, type),
                text(grant, "basis"),
                text(grant, "purpose"),
                within(grant));
    }

    private String text(Block grant, String key) {
        return grant.text(key).map(text -> words.fill(text, mistakes)).orElse("");
    }

    private @Nullable String when(Block grant, EventType type) {
        var written = grant.text("when");
        if (written.isEmpty()) {
            return null;
        }
        var text = written.get();
        var condition = words.fill(text, mistakes);
        try {
            var unused = Condition.compile(condition);
            ConditionPaths.of(condition).forEach(looked -> checkLooked(text, looked, type));
        } catch (ConditionException wrong) {
            mistakes.add(text, wrong.line(), column(text, wrong.line(), wrong.column()), wrong.getMessage());
        }
        return condition;
    }

    private int column(ScalarNode text, int line, int column) {
        return line == 1 ? words.written(text, column) : column;
    }

    private void checkLooked(ScalarNode text, ConditionPaths.Looked looked, EventType type) {
        var column = column(text, looked.line(), looked.column());
        if (looked.registration()) {
            var key = looked.path().segments().getFirst();
            if (!registrations().contains(key)) {
                mistakes.add(
                        text,
                        looked.line(),
                        column,
                        "$registrations has no `" + key + "`; it has " + String.join(", ", registrations()));
            }
        } else if (!type.equals(EventTypes.UNKNOWN) && !schemas.describes(type, looked.path())) {
            mistakes.add(text, looked.line(), column, "The schema of " + type + " has no field " + looked.path());
        }
    }

    private static Set<String> registrations() {
        var keys = new TreeSet<String>();
        new Registrations("HE", "gp", true, true, List.of("company"))
                .toJson()
                .fieldNames()
                .forEachRemaining(keys::add);
        return keys;
    }

    private List<FieldPath> fields(Block grant, EventType type) {
        var fields = new ArrayList<FieldPath>();
        for (var item : grant.items("fields")) {
            grant.scalar(item, "A field is written as /newAddress/parish").ifPresent(text -> field(text, type, fields));
        }
        return fields;
    }

    private void field(ScalarNode text, EventType type, List<FieldPath> before) {
        FieldPath field;
        try {
            field = FieldPath.of(words.fill(text, mistakes));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(Place.of(text), String.valueOf(wrong.getMessage()));
            return;
        }
        if (!type.equals(EventTypes.UNKNOWN) && !schemas.describes(type, field)) {
            mistakes.add(Place.of(text), "The schema of " + type + " has no field " + field);
        }
        for (var other : before) {
            if (other.covers(field) || field.covers(other)) {
                mistakes.add(Place.of(text), field + " and " + other + " say the same twice; keep the one you mean");
            }
        }
        before.add(field);
    }

    private Duration within(Block grant) {
        var text = grant.text("within");
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(words.fill(text.get(), mistakes));
        } catch (DateTimeParseException wrong) {
            mistakes.add(
                    Place.of(text.get()),
                    "`within` is an ISO 8601 duration: PT15M for fifteen minutes, PT4H for four hours, P2D for two days");
            return UNREADABLE;
        }
    }
}
