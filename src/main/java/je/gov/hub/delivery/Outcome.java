package je.gov.hub.delivery;

import java.time.Duration;

/** What came of one hand-over; design section 4, steps 6 and 7. */
public sealed interface Outcome {

    /**
     * The system has it.
     *
     * @param answer short, without personal data: {@code HTTP 200}, {@code AA}, a file's name
     */
    record Delivered(String answer) implements Outcome {}

    /**
     * No connection, no answer, or not now: wait and try again for as long as it takes.
     *
     * @param reached whether the system may have taken it all the same, so that the next hand-over is a repeat
     * @param pause how long the system asks to be left alone, or zero
     */
    record Unavailable(Refusal why, boolean reached, Duration pause) implements Outcome {}

    /** Wrong address, password, key or certificate: the whole system waits for a person. */
    record Misconfigured(Refusal why) implements Outcome {}

    /**
     * A retry cannot help: to quarantine.
     *
     * @param reached whether the system may have taken it all the same, so that its release is a repeat
     */
    record Refused(Refusal why, boolean reached) implements Outcome {}

    /**
     * Why.
     *
     * @param rule the line of the classification table that decided
     * @param reason for a person, without personal data
     * @param answer the partner's answer as it came, or empty; never logged, kept as digest and redacted excerpt
     */
    record Refusal(String rule, String reason, byte[] answer) {
        @Override
        public String toString() {
            return rule;
        }
    }
}
