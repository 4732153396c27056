package je.gov.hub.subject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What routing needs to know of a subject, learnt from events.
 *
 * @param parish the two-letter code of the parish of residence
 * @param practice the system id of the practice they are registered with
 * @param consent whether news may reach that practice
 * @param restricted whether processing is restricted (Data Protection (Jersey) Law 2018, Article 33)
 * @param officerOf the registry keys of businesses they are an officer of, such as private-company:12345
 */
public record Registrations(
        @Nullable String parish,
        @Nullable String practice,
        boolean consent,
        boolean restricted,
        List<String> officerOf) {

    /** What is known of somebody nobody has told of. */
    public static final Registrations NONE = new Registrations(null, null, false, false, List.of());

    public Registrations {
        officerOf = List.copyOf(officerOf);
    }

    /** As a grant's condition sees it under {@code $registrations}; absent ones are absent keys. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (parish != null) {
            json.put("parish", parish);
        }
        if (practice != null) {
            json.put("practice", practice);
        }
        json.put("consent", consent).put("restricted", restricted).put("officer", !officerOf.isEmpty());
        var businesses = json.putArray("officerOf");
        officerOf.forEach(businesses::add);
        return json;
    }

    @Override
    public String toString() {
        return "Registrations[hidden]";
    }
}
