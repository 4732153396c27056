package je.gov.hub.ledger;

/**
 * The fact of an acceptance, which vouches for the event's content and for each of its disclosures.
 *
 * @param detail JSON, without personal data
 */
record AcceptanceFact(Acceptance acceptance, String detail) {}
