package je.gov.hub.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import je.gov.hub.event.Event;
import org.jspecify.annotations.Nullable;

/** What an event teaches about its subject's registrations. */
final class Lessons {

    private static final String JERSEY = "JE";
    private static final String HOME = "home";

    private Lessons() {}

    /**
     * That something is not so teaches nothing of what is.
     *
     * @param today what counts where the event carries no date
     */
    static List<Learnt> of(Event event, LocalDate today) {
        var content = event.data();
        var effective = effective(content, today);
        var learnt = new ArrayList<Learnt>();
        if (event.cancels()) {
            return learnt;
        }
        switch (event.type().value()) {
            case "je.gov.person.address-changed.v1" -> parish(learnt, content.path("newAddress"), effective);
            case "je.gov.person.registered.v1" -> {
                parish(learnt, content.path("address"), effective);
                practice(learnt, content, effective);
                truth(learnt, Learnt.Kind.RESTRICTED, content.path("restricted"), effective);
            }
            case "je.gov.person.born.v1" -> {
                parish(learnt, content.path("address"), effective);
                practice(learnt, content, effective);
            }
            default -> {
                return List.of();
            }
        }
        truth(learnt, Learnt.Kind.CONSENT, content.path("consentGp"), effective);
        return learnt;
    }

    /** @param business its key in the registry, as entity type and number */
    static Learnt officer(JsonNode business, JsonNode appointed, LocalDate otherwise) {
        var registry = business.path("identifiers").path("registry");
        var key = registry.path("entityType").asText() + ":"
                + registry.path("number").asText();
        var since = day(appointed);
        return new Learnt(Learnt.Kind.OFFICER_OF, key, "true", since == null ? otherwise : since);
    }

    /** The day something holds from, by the event's own dates. */
    static LocalDate effective(JsonNode content, LocalDate today) {
        for (var date : List.of(
                content.path("effectiveDate"),
                content.path("registrationDate"),
                content.path("person").path("dateOfBirth"))) {
            var day = day(date);
            if (day != null) {
                return day;
            }
        }
        return today;
    }

    /** The first day of a partial date: YYYY, YYYY-MM or YYYY-MM-DD. */
    private static @Nullable LocalDate day(JsonNode date) {
        if (!date.isTextual()) {
            return null;
        }
        var text = date.textValue();
        return switch (text.length()) {
            case 4 -> LocalDate.parse(text + "-01-01");
            case 7 -> LocalDate.parse(text + "-01");
            default -> LocalDate.parse(text);
        };
    }

    /** Where a person has post sent to, or stays for a while, is no parish of residence. */
    private static void parish(List<Learnt> learnt, JsonNode address, LocalDate effective) {
        if (!address.isObject() || !HOME.equals(address.path("use").asText(HOME))) {
            return;
        }
        var parish = JERSEY.equals(address.path("country").asText())
                ? address.path("parish").asText(null)
                : null;
        learnt.add(new Learnt(Learnt.Kind.PARISH, "", parish, effective));
    }

    private static void practice(List<Learnt> learnt, JsonNode content, LocalDate effective) {
        if (content.path("practice").isTextual()) {
            learnt.add(new Learnt(
                    Learnt.Kind.PRACTICE, "", content.path("practice").textValue(), effective));
        }
    }

    private static void truth(List<Learnt> learnt, Learnt.Kind kind, JsonNode value, LocalDate effective) {
        if (value.isBoolean()) {
            learnt.add(new Learnt(kind, "", value.asText(), effective));
        }
    }
}
