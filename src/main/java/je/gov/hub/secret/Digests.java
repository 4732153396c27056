package je.gov.hub.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digests (HMAC-SHA256, RFC 2104): equal content gives equal digests, and without the key nobody can try content out.
 * Safe for use by many threads.
 */
public final class Digests {

    static final String ALGORITHM = "HmacSHA256";

    private final Mac lookup;
    private final Mac content;

    Digests(byte[] lookup, byte[] content) {
        this.lookup = keyed(new SecretKeySpec(lookup, ALGORITHM));
        this.content = keyed(new SecretKeySpec(content, ALGORITHM));
    }

    /**
     * The digest under which a value is found again.
     *
     * @param purpose what it is looked up as; digests of two purposes are never equal
     * @return 32 bytes
     */
    public byte[] lookup(String purpose, byte[] value) {
        return mac(lookup, purpose, value);
    }

    /**
     * The digest by which content is compared.
     *
     * @param purpose what is compared; digests of two purposes are never equal
     * @return 32 bytes
     */
    public byte[] content(String purpose, byte[] content) {
        return mac(this.content, purpose, content);
    }

    private static byte[] mac(Mac keyed, String purpose, byte[] value) {
        var mac = copy(keyed);
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(value);
    }

    /** To be copied for each use: looking for the algorithm and preparing the key take longer than a short digest. */
    static Mac keyed(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", missing);
        }
    }

    static Mac copy(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The platform's own HMAC-SHA256 can be copied", impossible);
        }
    }
}
