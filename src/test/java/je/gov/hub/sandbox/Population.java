package je.gov.hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The island's people, all invented: each lives in a parish, most are registered with a practice, some do not want it told. */
public final class Population {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Person> people;

    private Population(List<Person> people) {
        this.people = List.copyOf(people);
    }

    /**
     * One of them.
     *
     * @param slug a plain word for the person, unique
     * @param registration the data of the {@code je.gov.person.registered.v1} event that makes the hub know the person
     */
    public record Person(String slug, ObjectNode registration) {

        /** Letters of the parish of residence, such as HE. */
        public String parish() {
            return registration.at("/address/parish").asText();
        }

        /** The system of the practice. */
        public String practice() {
            return registration.path("practice").asText();
        }

        /** Whether the practice may be told. */
        public boolean consentGp() {
            return registration.path("consentGp").asBoolean();
        }

        /** Whether nothing may be told at all. */
        public boolean restricted() {
            return registration.path("restricted").asBoolean();
        }

        /** The whole name. */
        public String fullName() {
            return registration.at("/person/name/fullName").asText();
        }

        /** The event, the same on every call, as the People Directory tells it. */
        public ObjectNode registered() {
            return JSON.createObjectNode()
                    .put("specversion", "1.0")
                    .put("id", "registered-" + slug)
                    .put("source", "urn:je:gov:people-directory")
                    .put("type", "je.gov.person.registered.v1")
                    .put("time", "2026-01-05T09:00:00Z")
                    .put("datacontenttype", "application/json")
                    .set("data", registration.deepCopy());
        }
    }

    /** The people as they are at the beginning. */
    public static Population atTheBeginning() {
        var people = new ArrayList<Person>();
        for (var entry : read("people.json")) {
            people.add(new Person(entry.path("slug").asText(), (ObjectNode) entry.path("data")));
        }
        return new Population(people);
    }

    /** The companies that the registry has at the beginning, as its own feed writes them. */
    public static List<ObjectNode> companiesAtTheBeginning() {
        var companies = new ArrayList<ObjectNode>();
        read("companies.json").forEach(company -> companies.add((ObjectNode) company));
        return companies;
    }

    /** Everybody, in a fixed order. */
    public List<Person> people() {
        return people;
    }

    /** One of them, by the slug. */
    public Person person(String slug) {
        return people.stream()
                .filter(person -> person.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody on the island has the slug " + slug));
    }

    private static JsonNode read(String file) {
        try (var in = Population.class.getResourceAsStream("/sandbox/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The island has no file " + file);
            }
            return JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The island's file " + file + " cannot be read", unreadable);
        }
    }
}
