package je.gov.hub.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.jspecify.annotations.Nullable;

/** The agreements in force. Safe for use by many threads; an agreement may be replaced while others decide. */
public interface Agreements {

    Optional<Agreement> of(SystemId system);

    /** All agreements in force, by system. */
    List<Agreement> all();

    /** Whether the teller's agreement lists this type. Deny by default. */
    boolean mayTell(Teller teller, EventType type);

    /**
     * Turns an event into what each entitled system may be told. The teller itself is left out unless its agreement asks for echoes.
     *
     * @param before the subject's registrations as they were before this event
     * @param identifiers the subject's identifiers by scheme, with their canonical JSON values, this event's included
     */
    List<Disclosing> disclose(Teller teller, Event event, Registrations before, Map<String, JsonNode> identifiers);

    /** What one system may be told of an event, whoever told it; empty where none of its grants selects it. */
    Optional<Disclosing> disclose(
            SystemId system, Event event, Registrations before, Map<String, JsonNode> identifiers);

    /**
     * The same of an event that supersedes earlier ones: it reaches whoever was told of those, too. A cancellation reaches nobody else.
     *
     * @param told the places that each system was told of; none where it is not decided whether it may be told
     */
    default List<Disclosing> disclose(
            Teller teller,
            Event event,
            Registrations before,
            Map<String, JsonNode> identifiers,
            Map<SystemId, ? extends Collection<FieldPath>> told) {
        var disclosing = new TreeMap<SystemId, Disclosing>();
        told.forEach((system, fields) -> {
            if (!isEcho(teller, system)) {
                disclosing.put(system, corrected(system, event, fields, identifiers));
            }
        });
        disclose(teller, event, before, identifiers).stream()
                .filter(selected -> told.containsKey(selected.system()) || !event.cancels())
                .forEach(selected -> disclosing.put(selected.system(), selected));
        return List.copyOf(disclosing.values());
    }

    /**
     * What one system may be told of an event again. Its own events are included, whether or not it asks for echoes: told only those of
     * others, it would end with one that is older than its own.
     *
     * @param told the places that it was told of what the event supersedes; null where it was told none of it
     */
    default Optional<Disclosing> discloseAgain(
            SystemId system,
            Event event,
            Registrations before,
            Map<String, JsonNode> identifiers,
            @Nullable Collection<FieldPath> told) {
        var selected = disclose(system, event, before, identifiers);
        if (told == null) {
            return event.cancels() ? Optional.empty() : selected;
        }
        return selected.or(() -> Optional.of(corrected(system, event, told, identifiers)));
    }

    private Disclosing corrected(
            SystemId system, Event event, Collection<FieldPath> toldThen, Map<String, JsonNode> identifiers) {
        return toldThen.isEmpty()
                ? new Disclosing.Undecided(system, "Decide first whether it is told what this corrects, then amend")
                : correct(system, event, toldThen, identifiers);
    }

    /** Whether a system would hear what it has told itself, and does not ask for that. */
    default boolean isEcho(Teller teller, SystemId receiver) {
        return receiver.equals(teller.system())
                && !of(receiver).map(Agreement::echo).orElse(false);
    }

    /**
     * What a system may be told of an event that supersedes one it was told, though none of its grants selects it: of the places it
     * was told of then, those that its grants for this type still name, conditions aside. Undecided where there is none.
     */
    Disclosing correct(SystemId system, Event event, Collection<FieldPath> toldThen, Map<String, JsonNode> identifiers);

    /** Whether the system's agreement still grants all these fields of this type, whatever the condition. */
    boolean stillGrants(SystemId system, EventType type, Collection<FieldPath> fields);
}
