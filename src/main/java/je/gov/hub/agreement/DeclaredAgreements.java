package je.gov.hub.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** The agreements as the files declare them; all of them are exchanged at once. */
final class DeclaredAgreements implements Agreements {

    private final AtomicReference<InForce> inForce = new AtomicReference<>(InForce.NOTHING);

    void replace(InForce next) {
        inForce.set(next);
    }

    @Override
    public Optional<Agreement> of(SystemId system) {
        return Optional.ofNullable(inForce.get().agreements().get(system));
    }

    @Override
    public List<Agreement> all() {
        return List.copyOf(inForce.get().agreements().values());
    }

    @Override
    public boolean mayTell(Teller teller, EventType type) {
        return of(teller.system())
                .map(agreement -> agreement.tells().contains(type))
                .orElse(false);
    }

    @Override
    public List<Disclosing> disclose(
            Teller teller, Event event, Registrations before, Map<String, JsonNode> identifiers) {
        var known = new Identifiers(identifiers);
        return inForce.get().entitled(event.type()).stream()
                .filter(entitlement -> !isEcho(teller, entitlement.system()))
                .flatMap(entitlement -> entitlement.disclose(event, before, known).stream())
                .toList();
    }

    @Override
    public Optional<Disclosing> disclose(
            SystemId system, Event event, Registrations before, Map<String, JsonNode> identifiers) {
        return inForce.get()
                .entitlement(system, event.type())
                .flatMap(entitlement -> entitlement.disclose(event, before, new Identifiers(identifiers)));
    }

    @Override
    public Disclosing correct(
            SystemId system, Event event, Collection<FieldPath> toldThen, Map<String, JsonNode> identifiers) {
        return inForce.get()
                .entitlement(system, event.type())
                .flatMap(entitlement -> entitlement.correct(event, toldThen, new Identifiers(identifiers)))
                .orElseGet(() -> new Disclosing.Undecided(
                        system, "It was told what this corrects, and its agreement grants nothing of that any more"));
    }

    @Override
    public boolean stillGrants(SystemId system, EventType type, Collection<FieldPath> fields) {
        return inForce.get()
                .entitlement(system, type)
                .map(entitlement -> entitlement.names(fields))
                .orElse(false);
    }
}
