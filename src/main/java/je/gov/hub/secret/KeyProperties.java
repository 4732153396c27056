package je.gov.hub.secret;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The hub's keys: base64 of 32 random bytes each, from the environment or mounted files. There is no default; without them the
 * hub does not start.
 *
 * @param lookup makes the digests under which identifiers are found
 * @param digest makes the digests by which told content is compared
 * @param seal seals what lies in the database
 */
@Validated
@ConfigurationProperties("hub.keys")
record KeyProperties(
        @Nullable String lookup,
        @Nullable String digest,
        @Nullable String seal) {

    private static final int BYTES = 32;

    KeyProperties {
        read("hub.keys.lookup", lookup);
        read("hub.keys.digest", digest);
        read("hub.keys.seal", seal);
    }

    byte[] lookupKey() {
        return read("hub.keys.lookup", lookup);
    }

    byte[] digestKey() {
        return read("hub.keys.digest", digest);
    }

    byte[] sealKey() {
        return read("hub.keys.seal", seal);
    }

    private static byte[] read(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new UnusableKeyException(name + " is missing: set it to base64 of 32 random bytes");
        }
        byte[] key = decoded(name, text.strip());
        if (key.length != BYTES) {
            throw new UnusableKeyException(name + " is " + key.length + " bytes long, it must be base64 of 32 bytes");
        }
        return key;
    }

    private static byte[] decoded(String name, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new UnusableKeyException(name + " is not base64: set it to base64 of 32 random bytes");
        }
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "KeyProperties[hidden]";
    }
}
