package je.gov.hub.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import je.gov.hub.event.EventType;

/**
 * Invented people who all live in St Helier, are patients of the practice gp-harbour, have agreed that it is told, and are
 * directors of a company: what is told of one of them goes to five systems.
 *
 * @param size how many there are
 * @param bytes how long an event is
 */
record People(int size, int bytes) {

    /** What is told of them under load. */
    static final EventType MOVED = new EventType("je.gov.person.address-changed.v1");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OFFICERS = 50;

    /** How long one member of a household is, with its comma. */
    private static final int MEMBER = 49;

    private static final String LETTERS = "ABCD";

    /** That somebody moved within the parish; the house has the event's number. */
    byte[] moved(int number) {
        int person = number % size;
        var event = envelope("bench-" + number, "portal", MOVED.value());
        var details = event.putObject("data").put("effectiveDate", "2026-11-20").put("assurance", "digital-id");
        details.set("person", person(person));
        details.set("newAddress", address(Arrivals.mark(number) + " Road"));
        details.set("previousAddress", address("La Rue des Prés"));
        return padded(event, details);
    }

    /** Up to the length wanted, with news of the household, which nobody is granted. */
    private byte[] padded(ObjectNode event, ObjectNode details) {
        var household = details.putArray("householdMembers");
        var text = text(event);
        while (text.length < bytes) {
            int more = Math.max(1, (bytes - text.length) / MEMBER);
            for (int member = 0; member < more; member++) {
                var identifiers = household.addObject().putObject("identifiers");
                identifiers.put("peopleDirectory", "PD-H%06d".formatted(household.size() - 1));
            }
            text = text(event);
        }
        return text;
    }

    /** What makes the hub know them, as the People Directory tells it. */
    List<byte[]> registered() {
        return IntStream.range(0, size)
                .mapToObj(person -> {
                    var event = envelope("bench-person-" + person, "people-directory", "je.gov.person.registered.v1");
                    var details = event.putObject("data")
                            .put("effectiveDate", "2026-01-05")
                            .put("assurance", "register")
                            .put("practice", "gp-harbour")
                            .put("consentGp", true)
                            .put("restricted", false);
                    details.set("person", person(person));
                    details.set("address", address("La Rue des Prés"));
                    return text(event);
                })
                .toList();
    }

    /** What makes them directors, as the companies registry tells it. */
    List<byte[]> directors() {
        return IntStream.range(0, (size + OFFICERS - 1) / OFFICERS)
                .mapToObj(this::company)
                .toList();
    }

    private byte[] company(int number) {
        var event = envelope("bench-company-" + number, "jfsc", "je.gov.business.registered.v1");
        var details = event.putObject("data")
                .put("effectiveDate", "2026-01-05")
                .put("assurance", "register")
                .put("registrationDate", "2026-01-05")
                .put("status", "active");
        var business = details.putObject("business").put("legalName", "Bench " + number + " Limited");
        business.putObject("identifiers")
                .putObject("registry")
                .put("entityType", "company")
                .put("number", Integer.toString(800_000 + number));
        details.set("registeredAddress", address("La Rue des Prés"));
        var officers = details.putArray("officers");
        IntStream.range(number * OFFICERS, Math.min(size, (number + 1) * OFFICERS))
                .forEach(person -> {
                    var officer = officers.addObject().put("role", "director").putObject("person");
                    officer.putObject("identifiers").put("peopleDirectory", directoryNumber(person));
                    officer.putObject("name").put("fullName", "Jean Le Bench " + person);
                });
        return text(event);
    }

    private static ObjectNode envelope(String id, String source, String type) {
        return JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "urn:je:gov:" + source)
                .put("type", type)
                .put("time", "2026-11-20T09:30:00Z")
                .put("datacontenttype", "application/json");
    }

    private static ObjectNode person(int number) {
        var person = JSON.createObjectNode().put("dateOfBirth", "1987-04-12").put("sex", "male");
        person.putObject("identifiers")
                .put("ssn", "JY%06d%s".formatted(number, LETTERS.charAt(number % LETTERS.length())))
                .put("tin", "80%08d".formatted(number))
                .put("peopleDirectory", directoryNumber(number))
                .put("healthLocal", "H-B%06d".formatted(number));
        person.putObject("name")
                .put("fullName", "Jean Le Bench " + number)
                .put("givenName", "Jean")
                .put("familyName", "Le Bench " + number);
        return person;
    }

    private static String directoryNumber(int number) {
        return "PD-B%06d".formatted(number);
    }

    private static ObjectNode address(String street) {
        return JSON.createObjectNode()
                .put("fullAddress", "12 " + street + ", St Helier, JE2 9ZZ")
                .put("locatorDesignator", "12")
                .put("thoroughfare", street)
                .put("postName", "St Helier")
                .put("parish", "HE")
                .put("country", "JE")
                .put("postCode", "JE2 9ZZ");
    }

    private static byte[] text(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
