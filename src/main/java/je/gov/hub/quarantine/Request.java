package je.gov.hub.quarantine;

/**
 * What a person wants done.
 *
 * @param why in a few words, without personal data; goes into the ledger
 * @param who the person
 */
public record Request(Decision decision, Which which, String why, String who) {

    private static final int LONGEST = 500;

    public Request {
        if (why.isBlank() || why.length() > LONGEST) {
            throw new IllegalArgumentException("Say why, in at most " + LONGEST + " characters");
        }
    }
}
