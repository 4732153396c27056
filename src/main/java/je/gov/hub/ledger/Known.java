package je.gov.hub.ledger;

/**
 * An event that was accepted before.
 *
 * @param digest the keyed digest of its content
 */
public record Known(EventKey key, byte[] digest) {}
