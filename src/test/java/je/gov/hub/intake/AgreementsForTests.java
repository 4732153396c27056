package je.gov.hub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import je.gov.hub.agreement.Agreement;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.agreement.Disclosing;
import je.gov.hub.agreement.Grant;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.ConnectedSystem;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** Agreements a test makes up: whole top-level fields, and a condition in Java. */
final class AgreementsForTests implements Agreements {

    private final Map<SystemId, Condition> told = new ConcurrentHashMap<>();
    private final Set<SystemId> silent = ConcurrentHashMap.newKeySet();

    /** What a system is told. */
    record Condition(List<String> fields, BiPredicate<Event, Registrations> when) {}

    void grant(String system, List<String> fields, BiPredicate<Event, Registrations> when) {
        told.put(new SystemId(system), new Condition(fields, when));
    }

    void end(String system) {
        told.remove(new SystemId(system));
    }

    void forbid(String teller) {
        silent.add(new SystemId(teller));
    }

    @Override
    public Optional<Agreement> of(SystemId system) {
        var grants = told.containsKey(system)
                ? List.of(new Grant(EventsForTests.MOVED, null, List.of(), "law", "test", Duration.ofMinutes(15)))
                : List.<Grant>of();
        return Optional.of(new Agreement(
                new ConnectedSystem(system, system.value(), "test", null), new TreeSet<>(), grants, false, false));
    }

    @Override
    public List<Agreement> all() {
        return told.keySet().stream().map(this::of).flatMap(Optional::stream).toList();
    }

    @Override
    public boolean mayTell(Teller teller, EventType type) {
        return !silent.contains(teller.system());
    }

    @Override
    public List<Disclosing> disclose(
            Teller teller, Event event, Registrations before, Map<String, JsonNode> identifiers) {
        return told.keySet().stream()
                .filter(system -> !isEcho(teller, system))
                .flatMap(system -> disclose(system, event, before, identifiers).stream())
                .toList();
    }

    @Override
    public Optional<Disclosing> disclose(
            SystemId system, Event event, Registrations before, Map<String, JsonNode> identifiers) {
        return Optional.ofNullable(told.get(system)).flatMap(condition -> disclose(system, condition, event, before));
    }

    private static Optional<Disclosing> disclose(
            SystemId system, Condition condition, Event event, Registrations before) {
        try {
            return condition.when().test(event, before)
                    ? Optional.of(granted(system, condition.fields(), event))
                    : Optional.empty();
        } catch (IllegalStateException undecided) {
            return Optional.of(new Disclosing.Undecided(system, "grant 1: the condition failed"));
        }
    }

    private static Disclosing granted(SystemId system, List<String> names, Event event) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        var fields = new TreeSet<FieldPath>();
        for (var name : names) {
            fields.add(FieldPath.of("/" + name));
            if (event.data().has(name)) {
                content.set(name, event.data().get(name).deepCopy());
            }
        }
        return new Disclosing.Granted(system, fields, content, Duration.ofMinutes(15));
    }

    @Override
    public Disclosing correct(
            SystemId system, Event event, Collection<FieldPath> toldThen, Map<String, JsonNode> identifiers) {
        var names = toldThen.stream().map(field -> field.segments().getFirst()).toList();
        return told.containsKey(system)
                ? granted(system, names, event)
                : new Disclosing.Undecided(system, "nothing is granted any more");
    }

    @Override
    public boolean stillGrants(SystemId system, EventType type, Collection<FieldPath> fields) {
        return told.containsKey(system);
    }
}
