package je.gov.hub.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import je.gov.hub.agreement.condition.Condition;
import je.gov.hub.event.Event;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * The grants that one system has for one type of event, their conditions compiled.
 *
 * @param file where they stand
 */
record Entitlement(SystemId system, String file, List<Line> lines) {

    Entitlement {
        lines = List.copyOf(lines);
    }

    /**
     * One grant.
     *
     * @param number its place among the grants of the agreement, 1 for the first
     * @param condition null for always
     */
    record Line(int number, Grant grant, @Nullable Condition condition) {

        static Line of(int number, Grant grant) {
            return new Line(number, grant, grant.when() == null ? null : Condition.compile(grant.when()));
        }

        private Condition.Conclusion ask(Event event, Registrations before) {
            return condition == null ? Condition.Conclusion.HOLDS : condition.ask(event.data(), before);
        }
    }

    /** What the system may be told of the event; empty where no grant applies. */
    Optional<Disclosing> disclose(Event event, Registrations before, Identifiers identifiers) {
        var applying = new ArrayList<Grant>();
        for (var line : lines) {
            switch (line.ask(event, before)) {
                case HOLDS -> applying.add(line.grant());
                case DOES_NOT_HOLD -> {}
                case UNDECIDED -> {
                    return Optional.of(new Disclosing.Undecided(system, reason(line)));
                }
            }
        }
        if (applying.isEmpty()) {
            return Optional.empty();
        }
        var fields = new TreeSet<FieldPath>();
        applying.forEach(grant -> fields.addAll(grant.fields()));
        return Optional.of(granted(applying, fields, event.data(), identifiers));
    }

    /** Of the places that it was told of then what its grants still name, whatever their conditions; empty where that is nothing. */
    Optional<Disclosing> correct(Event event, Collection<FieldPath> toldThen, Identifiers identifiers) {
        var grants = lines.stream().map(Line::grant).toList();
        var fields = new TreeSet<FieldPath>();
        for (var then : toldThen) {
            grants.stream()
                    .flatMap(grant -> grant.fields().stream())
                    .filter(granted -> granted.covers(then) || then.covers(granted))
                    .map(granted -> granted.covers(then) ? then : granted)
                    .forEach(fields::add);
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(granted(grants, fields, event.data(), identifiers));
    }

    private Disclosing granted(
            List<Grant> applying, SortedSet<FieldPath> fields, JsonNode data, Identifiers identifiers) {
        var copy = GrantedFields.of(fields).copy(data);
        identifiers.fillIn(fields, copy);
        var within =
                applying.stream().map(Grant::within).min(Duration::compareTo).orElseThrow();
        return new Disclosing.Granted(system, fields, copy, within);
    }

    private String reason(Line line) {
        return "The condition of grant " + line.number() + " of " + system + " in " + file
                + " failed, or its result is not true or false: mend the file, then amend";
    }

    /** Whether its grants, all conditions aside, name all these fields. */
    boolean names(Collection<FieldPath> fields) {
        return fields.stream()
                .allMatch(field -> lines.stream()
                        .flatMap(line -> line.grant().fields().stream())
                        .anyMatch(granted -> granted.covers(field)));
    }
}
