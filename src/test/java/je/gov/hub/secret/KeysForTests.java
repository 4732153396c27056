package je.gov.hub.secret;

import java.util.Arrays;

/** Keys for tests of other packages: always the same ones. */
public final class KeysForTests {

    private static final int BYTES = 32;

    private KeysForTests() {}

    public static Digests digests() {
        return new Digests(key(1), key(2));
    }

    public static Seal seal() {
        return new Seal(key(3));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[BYTES];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
