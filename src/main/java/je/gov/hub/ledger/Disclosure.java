package je.gov.hub.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * The copy of an event made for one system: the granted fields and nothing else.
 *
 * @param sequence the subject's
 * @param schema the {@code $id} of the canonical schema that the fields are of
 * @param fields the granted places
 * @param content the granted fields; null where it could not be decided whether the system may be told: then it is held
 * @param due when it should be there at the latest
 * @param undecided why it is held; null where it is not
 * @param correcting what it does to something told before; null where it is news
 * @param replayOf the delivery by which the system was told the same before a replay; null where it is none
 */
public record Disclosure(
        DeliveryId delivery,
        SystemId system,
        Subject subject,
        long sequence,
        int generation,
        EventType type,
        URI schema,
        Instant accepted,
        Instant due,
        SortedSet<FieldPath> fields,
        @Nullable ObjectNode content,
        @Nullable String undecided,
        @Nullable Correcting correcting,
        @Nullable DeliveryId replayOf) {

    private static final String SOURCE = "urn:je:gov:hub";

    public Disclosure {
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        if ((content == null) == (undecided == null)) {
            throw new IllegalArgumentException("A disclosure has content, or a reason why it has none");
        }
    }

    /**
     * The same, marked.
     *
     * @param correction what it does to something told before; null where it is news
     * @param earlier the delivery that it replays; null where it is no replay
     */
    public Disclosure marked(@Nullable Correcting correction, @Nullable DeliveryId earlier) {
        return new Disclosure(
                delivery,
                system,
                subject,
                sequence,
                generation,
                type,
                schema,
                accepted,
                due,
                fields,
                content,
                undecided,
                correction,
                earlier);
    }

    /**
     * As an inbox holds it: a structured CloudEvent in JSON (UTF-8). Of the teller's envelope nothing is disclosed. That it corrects or
     * cancels stands outside the data, since a receiver must see it whatever it is granted.
     *
     * @throws IllegalStateException where it is held
     */
    byte[] envelope() {
        if (content == null) {
            throw new IllegalStateException("Disclosure " + delivery + " is held and has no content");
        }
        var json = JsonNodeFactory.instance.objectNode();
        json.put("specversion", "1.0");
        json.put("id", delivery.value());
        json.put("source", SOURCE);
        json.put("type", type.value());
        json.put("subject", subject.toString());
        json.put("time", accepted.toString());
        json.put("datacontenttype", "application/json");
        json.put("dataschema", schema.toString());
        json.put("sequence", Long.toString(sequence));
        if (correcting != null) {
            correcting.into(json);
        }
        if (replayOf != null) {
            json.put("replayof", replayOf.value());
        }
        json.set("data", content);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Hides the content. */
    @Override
    public String toString() {
        return "Disclosure[" + delivery + " " + system + "]";
    }
}
