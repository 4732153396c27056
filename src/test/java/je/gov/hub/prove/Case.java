package je.gov.hub.prove;

import java.util.Optional;
import java.util.Random;

/** One way in which things go wrong while many tell. */
interface Case {

    /** Its name, as in reports and in {@code hub.prove.cases}. */
    String name();

    /** Lets it go wrong and, before it returns, heals what a person or time would heal; the hub may still have to recover. */
    void strike(Ground ground, Random random);

    /** How often the hub's process ends by it while disclosures may be in hand. */
    default int deaths() {
        return 0;
    }

    /** Whether a partner's answer may be lost on the way, so that more is repeated than a death leaves in hand. */
    default boolean answersMayBeLost() {
        return false;
    }

    /** Whether it is none of the hub's own trouble, so that the hub says all the time that it is ready. */
    default boolean readyThroughout() {
        return false;
    }

    /** Why it is not tried here; empty when it is. */
    default Optional<String> skipped() {
        return Optional.empty();
    }
}
