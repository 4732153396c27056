package je.gov.hub.component;

/** The three ways a route can meet the hub. */
public enum Direction {
    /** Disclosures for a system come out; a consumer. */
    inbox,
    /** Events a system tells go in; a producer. */
    outbox,
    /** Where a system's feed was read to; a producer. */
    cursor
}
