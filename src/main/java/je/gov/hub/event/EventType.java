package je.gov.hub.event;

import java.util.regex.Pattern;

/**
 * The type of an event: reverse DNS with a major version at its end, such as {@code je.gov.person.address-changed.v1}
 * (CloudEvents 1.0.2, attribute {@code type}; NL GOV profile for the version suffix).
 */
public record EventType(String value) implements Comparable<EventType> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9-]*)+\\.v[1-9][0-9]*");
    private static final int LONGEST = 128;

    public EventType {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An event type is reverse DNS ending in a version, such as je.gov.person.address-changed.v1");
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
