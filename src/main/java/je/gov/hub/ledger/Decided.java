package je.gov.hub.ledger;

/** What came of a person's decision about one delivery. */
public enum Decided {
    /** It is recorded; what was released goes when it is its turn. */
    DONE,
    /** It does not wait for a person, or not any more; nothing was changed. */
    NOT_WAITING,
    /** There is no body that could be released: amend it, or discard it. Nothing was changed. */
    WITHOUT_BODY,
    /** It corrects only what was discarded, which its receiver was not told: amend it, or discard it. Nothing was changed. */
    NOTHING_TO_CORRECT
}
