package je.gov.hub.subject;

import java.util.HexFormat;

/** The keyed digest under which an identifier is found, in hexadecimal. */
record LookupKey(String hex) {

    static LookupKey of(byte[] digest) {
        return new LookupKey(HexFormat.of().formatHex(digest));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
