package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import je.gov.hub.agreement.Agreement;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.agreement.Disclosing;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.ConnectedSystem;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** Agreements that grant everything, until a test says otherwise. */
class Willing implements Agreements {

    volatile boolean grants = true;
    volatile boolean inForce = true;
    volatile String name = "System";

    /** Systems that nobody declares any more. */
    final Set<SystemId> gone = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<Agreement> of(SystemId system) {
        return inForce && !gone.contains(system)
                ? Optional.of(new Agreement(
                        new ConnectedSystem(system, name, "parish", null), new TreeSet<>(), List.of(), false, false))
                : Optional.empty();
    }

    @Override
    public List<Agreement> all() {
        return List.of();
    }

    @Override
    public boolean mayTell(Teller teller, EventType type) {
        return false;
    }

    @Override
    public List<Disclosing> disclose(
            Teller teller, Event event, Registrations before, Map<String, JsonNode> identifiers) {
        return disclose(HELIER, event, before, identifiers).stream().toList();
    }

    @Override
    public Optional<Disclosing> disclose(
            SystemId system, Event event, Registrations before, Map<String, JsonNode> identifiers) {
        return grants
                ? Optional.of(new Disclosing.Granted(
                        system, new TreeSet<>(), event.data().deepCopy(), Duration.ofMinutes(15)))
                : Optional.empty();
    }

    @Override
    public Disclosing correct(
            SystemId system, Event event, Collection<FieldPath> toldThen, Map<String, JsonNode> identifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean stillGrants(SystemId system, EventType type, Collection<FieldPath> fields) {
        return grants;
    }
}
