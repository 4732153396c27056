package je.gov.hub.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import je.gov.hub.event.Event;

/**
 * By what an event's data names its subject.
 *
 * @param identifiers none where the data names nobody: then the event has a subject of its own
 */
record Mention(String kind, List<Identifier> identifiers) {

    private static final String PERSON = "person";
    private static final String BUSINESS = "business";
    private static final String EVENT_REF = "eventRef";
    private static final Set<String> KNOWN_BY_EVENT_REF = Set.of("je.gov.person.born.v1", "je.gov.person.died.v1");

    Mention {
        identifiers = List.copyOf(identifiers);
    }

    static Mention in(Event event) {
        var content = event.data();
        if (content.path(BUSINESS).path("identifiers").isObject()) {
            return new Mention(BUSINESS, identifiers(BUSINESS, content.path(BUSINESS)));
        }
        var identifiers = new ArrayList<>(identifiers(PERSON, content.path(PERSON)));
        var reference = content.path(EVENT_REF);
        if (reference.isTextual() && KNOWN_BY_EVENT_REF.contains(event.type().value())) {
            identifiers.add(new Identifier(PERSON, EVENT_REF, reference));
        }
        return new Mention(content.has(PERSON) ? PERSON : "other", identifiers);
    }

    /** The persons an event names as officers of its business. */
    static List<Officer> officers(Event event) {
        var officers = new ArrayList<Officer>();
        for (var officer : event.data().path("officers")) {
            officers.add(new Officer(identifiers(PERSON, officer.path(PERSON)), officer.path("appointed")));
        }
        return officers;
    }

    private static List<Identifier> identifiers(String kind, JsonNode holder) {
        return holder.path("identifiers").properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .map(entry -> new Identifier(kind, entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * An officer of a business.
     *
     * @param appointed a partial date, or missing
     */
    record Officer(List<Identifier> identifiers, JsonNode appointed) {}
}
