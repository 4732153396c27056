package je.gov.hub.ledger;

/**
 * An item of a feed that was not accepted.
 *
 * @param reference what the feed calls it, without personal data
 * @param reason what is wrong with it; names fields, never their values
 */
public record RefusedItem(String reference, String reason) {}
