package je.gov.hub.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/** Acceptances made up for tests: one event of one subject, disclosed to some systems. */
public final class Disclosed {

    private static final SystemId PORTAL = new SystemId("portal");
    private static final EventSource SOURCE = new EventSource("urn:je:gov:portal");
    private static final EventType MOVED = new EventType("je.gov.person.address-changed.v1");
    private static final SortedSet<FieldPath> FIELDS = new TreeSet<>(List.of(FieldPath.of("/effectiveDate")));

    private Disclosed() {}

    /** An accepted event with this id, the n-th of its subject, disclosed to each of the systems. */
    public static Acceptance accepted(String id, Subject subject, long sequence, Instant at, String... systems) {
        return acceptance(id, subject, sequence, at, null, systems);
    }

    public static Acceptance undecided(String id, Subject subject, long sequence, Instant at, String... systems) {
        return acceptance(id, subject, sequence, at, "grant 1: the condition failed", systems);
    }

    public static DeliveryId delivery(String id, String system) {
        return DeliveryId.of(PORTAL, SOURCE, new EventId(id), new SystemId(system), 0);
    }

    public static EventKey key(String id) {
        var bits = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        var digits = bits.toString().replace("-", "").replaceAll("[0189]", "z").substring(0, 26);
        return new EventKey(digits);
    }

    private static Acceptance acceptance(
            String id, Subject subject, long sequence, Instant at, @Nullable String undecided, String... systems) {
        var content = JsonNodeFactory.instance.objectNode().put("effectiveDate", "2026-11-01");
        var event = new Event(new EventId(id), SOURCE, MOVED, null, null, null, Map.of(), content);
        var disclosures = new ArrayList<Disclosure>();
        for (var system : systems) {
            disclosures.add(new Disclosure(
                    delivery(id, system),
                    new SystemId(system),
                    subject,
                    sequence,
                    0,
                    MOVED,
                    URI.create("https://schemas.hub.gov.je/person/address-changed/v1"),
                    at,
                    at.plus(Duration.ofMinutes(15)),
                    FIELDS,
                    undecided == null ? content : null,
                    undecided,
                    null,
                    null));
        }
        return new Acceptance(
                key(id),
                PORTAL,
                event,
                id.getBytes(StandardCharsets.UTF_8),
                Acceptance.Outcome.ACCEPTED,
                subject,
                sequence,
                at,
                disclosures);
    }
}
