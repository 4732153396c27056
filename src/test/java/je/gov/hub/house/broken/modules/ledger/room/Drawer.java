package je.gov.hub.house.broken.modules.ledger.room;

/** Breaks a house rule, so that the rule is shown to catch it. */
public record Drawer() {}
