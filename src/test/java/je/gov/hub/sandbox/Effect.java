package je.gov.hub.sandbox;

import java.time.Instant;

/**
 * One thing that happened at a partner.
 *
 * @param number its place in the partner's order, from 1
 * @param deed what the partner did about it
 * @param kind the form it came in: file, hl7, soap, json, csv
 * @param key the delivery key it carried (file name, MSH-10, message id, webhook id); empty when it had none
 * @param name what the partner's people would call it, such as the file's name or the message's type
 * @param content what came, as text
 * @param remark why, for what was refused or was faulty; empty otherwise
 */
public record Effect(
        long number, Instant at, Deed deed, String kind, String key, String name, String content, String remark) {

    /** What a partner does about what it gets. */
    public enum Deed {
        /** Taken, and applied. */
        RECEIVED,
        /** Had been taken before under the same key: answered, not applied again. */
        REPEATED,
        /** Taken, but its own software could not read it. */
        FAULTY,
        /** Answered with the protocol's refusal; not applied. */
        REFUSED,
        /** Said by the partner itself. */
        TOLD
    }
}
