package je.gov.hub.quarantine;

/** What a person may do about a delivery that waits. */
public enum Decision {
    /** It goes as it was. */
    RELEASE,
    /** It is made anew from the ledger's event, under what is in force now, and goes as another delivery. */
    AMEND,
    /** It ends, and is never handed over. */
    DISCARD
}
