package je.gov.hub.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what lies in the database: AES-256-GCM (NIST SP 800-38D), bound to its place, so that a value moved to another row does not open.
 * Each value has its own key, derived from a random salt, so that the number of sealed values has no practical limit.
 * Form: one byte of version, 16 of salt, 12 of nonce, then ciphertext and tag. Safe for use by many threads.
 */
public final class Seal {

    private static final byte VERSION = 1;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + SALT + NONCE;

    private final Mac keyed;
    private final SecureRandom random = new SecureRandom();

    Seal(byte[] key) {
        this.keyed = Digests.keyed(new SecretKeySpec(key, Digests.ALGORITHM));
    }

    /**
     * Seals a value.
     *
     * @param place where it will lie, such as {@code event abc}; the same text opens it
     */
    public byte[] close(byte[] open, String place) {
        byte[] head = new byte[HEAD];
        random.nextBytes(head);
        head[0] = VERSION;
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, head, place).doFinal(open);
            return ByteBuffer.allocate(HEAD + sealed.length)
                    .put(head)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has AES-GCM", missing);
        }
    }

    /**
     * Opens a sealed value.
     *
     * @throws BrokenSealException where it was sealed under another key or for another place, or was changed
     */
    public byte[] open(byte[] sealed, String place) {
        try {
            if (sealed.length < HEAD || sealed[0] != VERSION) {
                throw new GeneralSecurityException("not a sealed value of version " + VERSION);
            }
            byte[] head = Arrays.copyOf(sealed, HEAD);
            return cipher(Cipher.DECRYPT_MODE, head, place).doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (GeneralSecurityException broken) {
            throw new BrokenSealException(place, broken);
        }
    }

    private Cipher cipher(int mode, byte[] head, String place) throws GeneralSecurityException {
        var mac = Digests.copy(keyed);
        mac.update("seal".getBytes(StandardCharsets.US_ASCII));
        mac.update(head, 1, SALT);
        var own = new SecretKeySpec(mac.doFinal(), "AES");
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, own, new GCMParameterSpec(TAG_BITS, head, 1 + SALT, NONCE));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
