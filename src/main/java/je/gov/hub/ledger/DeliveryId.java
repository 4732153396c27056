package je.gov.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.system.SystemId;

/**
 * The key under which one disclosure is handed over: 20 characters of RFC 4648 base32 (A-Z, 2-7), the longest that
 * HL7 v2.5 takes as MSH-10. Made of the event and its receiver, hence the same at every retry.
 */
public record DeliveryId(String value) implements Comparable<DeliveryId> {

    private static final Pattern FORM = Pattern.compile("[A-Z2-7]{20}");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public DeliveryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A delivery id is 20 characters of base32");
        }
    }

    /**
     * The first 100 bits of SHA-256 over the parts, each followed by a NUL.
     *
     * @param generation 0 at first; grows with an amendment or a replay, never with a retry
     */
    public static DeliveryId of(SystemId teller, EventSource source, EventId event, SystemId receiver, int generation) {
        var parts = String.join(
                "\0",
                teller.value(),
                source.value(),
                event.value(),
                receiver.value(),
                Integer.toString(generation),
                "");
        byte[] digest = sha256(parts.getBytes(StandardCharsets.UTF_8));
        return new DeliveryId(base32(digest));
    }

    private static String base32(byte[] digest) {
        var text = new StringBuilder(20);
        for (int bit = 0; bit < 100; bit += 5) {
            int pair = ((digest[bit / 8] & 0xff) << 8) | (digest[bit / 8 + 1] & 0xff);
            text.append(ALPHABET.charAt((pair >> (11 - bit % 8)) & 31));
        }
        return text.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    @Override
    public int compareTo(DeliveryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
