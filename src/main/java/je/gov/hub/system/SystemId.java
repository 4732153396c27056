package je.gov.hub.system;

import java.util.regex.Pattern;

/** The name of a connected system in every file, queue and address: lower-case letters, digits and hyphens, 2 to 40 characters. */
public record SystemId(String value) implements Comparable<SystemId> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;

    public SystemId {
        if (value.length() < SHORTEST
                || value.length() > LONGEST
                || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A system's id is 2 to 40 lower-case letters, digits and hyphens, as in parish-he");
        }
    }

    @Override
    public int compareTo(SystemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
