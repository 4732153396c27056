package je.gov.hub.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One registration, as an event says it.
 *
 * @param detail the business of an {@link Kind#OFFICER_OF}, else empty
 * @param value null where it is no longer so
 * @param effective from when; a partial date counts as its first day
 */
record Learnt(Kind kind, String detail, @Nullable String value, LocalDate effective) {

    /** What is registered, by the word the table has for it. */
    enum Kind {
        PARISH("parish"),
        PRACTICE("practice"),
        CONSENT("consent"),
        RESTRICTED("restricted"),
        OFFICER_OF("officerOf");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Kind of(String word) {
            for (var kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No kind of registration is called " + word);
        }
    }

    @Override
    public String toString() {
        return "Learnt[" + kind + "]";
    }
}
