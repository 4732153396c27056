package je.gov.hub.event;

/**
 * The type of an event, such as {@code je.gov.person.address-changed.v1} (CloudEvents 1.0.2, attribute {@code type}). Ours
 * are reverse DNS with a major version at the end; any other type can be read, too, and is then simply unknown. At most 128
 * characters.
 */
public record EventType(String value) implements Comparable<EventType> {

    private static final int LONGEST = 128;

    public EventType {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("An event type has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public int compareTo(EventType other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
