package je.gov.hub.subject;

import java.util.UUID;

/** The person or business an event is about: an opaque id that the hub makes and that says nothing about them. */
public record Subject(UUID id) implements Comparable<Subject> {

    public static Subject of(String text) {
        return new Subject(UUID.fromString(text));
    }

    @Override
    public int compareTo(Subject other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
