package je.gov.hub.event;

/** The identity of one event, unique within its source (CloudEvents 1.0.2, attribute {@code id}). At most 256 characters. */
public record EventId(String value) {

    private static final int LONGEST = 256;

    public EventId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An event id must not be blank");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("An event id has at most " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
