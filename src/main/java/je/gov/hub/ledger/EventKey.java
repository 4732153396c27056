package je.gov.hub.ledger;

import java.util.regex.Pattern;

/** The key the hub makes for an accepted event: 26 characters of RFC 4648 base32 in lower case, random, says nothing. */
public record EventKey(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}");

    public EventKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An event's key is 26 characters of lower-case base32");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
