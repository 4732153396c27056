package je.gov.hub.intake;

import java.security.SecureRandom;
import je.gov.hub.ledger.EventKey;

/** Makes keys for accepted events: random, hence nobody can guess another's. */
final class EventKeys {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    private final SecureRandom random = new SecureRandom();

    EventKey next() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        var text = new StringBuilder(LENGTH);
        for (byte one : bytes) {
            text.append(ALPHABET.charAt(one & 31));
        }
        return new EventKey(text.toString());
    }
}
