package je.gov.hub.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import je.gov.hub.event.EventType;
import je.gov.hub.system.SystemId;

/** All agreements in force at one moment. Immutable, so that one event is decided by one state of the files. */
record InForce(Map<SystemId, Agreement> agreements, Map<EventType, Map<SystemId, Entitlement>> entitlements) {

    static final InForce NOTHING = new InForce(Map.of(), Map.of());

    /** Puts agreements in force, each system once; the values are the files they stand in. */
    static InForce of(Map<Agreement, String> agreements) {
        var bySystem = new TreeMap<SystemId, Agreement>();
        var byType = new TreeMap<EventType, Map<SystemId, Entitlement>>();
        agreements.forEach((agreement, file) -> {
            var system = agreement.system().id();
            bySystem.put(system, agreement);
            lines(agreement)
                    .forEach((type, lines) -> byType.computeIfAbsent(type, any -> new TreeMap<>())
                            .put(system, new Entitlement(system, file, lines)));
        });
        return new InForce(bySystem, byType);
    }

    private static Map<EventType, List<Entitlement.Line>> lines(Agreement agreement) {
        var byType = new TreeMap<EventType, List<Entitlement.Line>>();
        var number = 1;
        for (var grant : agreement.told()) {
            byType.computeIfAbsent(grant.event(), any -> new ArrayList<>()).add(Entitlement.Line.of(number++, grant));
        }
        return byType;
    }

    List<Entitlement> entitled(EventType type) {
        return List.copyOf(entitlements.getOrDefault(type, Map.of()).values());
    }

    Optional<Entitlement> entitlement(SystemId system, EventType type) {
        return Optional.ofNullable(entitlements.getOrDefault(type, Map.of()).get(system));
    }
}
