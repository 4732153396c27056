package je.gov.hub.house.broken.modules.ledger;

/** Breaks a house rule, so that the rule is shown to catch it. */
public record Ledger() {}
