package je.gov.hub.event;

/** Which characters text may hold. */
final class Characters {

    private static final int LAST_TWO_OF_A_PLANE = 0xFFFE;
    private static final int FIRST_ARABIC_NONCHARACTER = 0xFDD0;
    private static final int LAST_ARABIC_NONCHARACTER = 0xFDEF;

    private Characters() {}

    /** Whether every surrogate is one of a pair. */
    static boolean paired(String text) {
        return text.codePoints().noneMatch(Characters::surrogate);
    }

    /** Whether this may be the value of an attribute: CloudEvents 1.0.2, type system, String. */
    static boolean attribute(String text) {
        return text.codePoints().noneMatch(c -> Character.isISOControl(c) || surrogate(c) || noncharacter(c));
    }

    private static boolean surrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean noncharacter(int c) {
        return (c & LAST_TWO_OF_A_PLANE) == LAST_TWO_OF_A_PLANE
                || (c >= FIRST_ARABIC_NONCHARACTER && c <= LAST_ARABIC_NONCHARACTER);
    }
}
