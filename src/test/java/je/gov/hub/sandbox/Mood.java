package je.gov.hub.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a partner behaves at the moment. */
public enum Mood {
    /** As it should. */
    UP,
    /** Not there: its port is closed and its connections are cut. */
    DOWN,
    /** It answers, but late. */
    SLOW,
    /** It answers with its protocol's own refusal. */
    REFUSE,
    /** It answers nonsense. */
    GARBAGE;

    /** The word people use for it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mood that a word stands for; empty when none. */
    public static Optional<Mood> of(String word) {
        return Arrays.stream(values()).filter(mood -> mood.word().equals(word)).findFirst();
    }
}
