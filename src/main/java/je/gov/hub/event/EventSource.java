package je.gov.hub.event;

import java.net.URI;

/** The context in which an event happened: a URI-reference (CloudEvents 1.0.2, attribute {@code source}). At most 256 characters. */
public record EventSource(String value) {

    private static final int LONGEST = 256;

    public EventSource {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("An event source has 1 to " + LONGEST + " characters");
        }
        // throws IllegalArgumentException where the text is no URI-reference (RFC 3986 section 4.1)
        URI.create(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
