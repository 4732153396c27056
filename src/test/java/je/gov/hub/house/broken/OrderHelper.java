package je.gov.hub.house.broken;

/** Breaks a house rule, so that the rule is shown to catch it. */
final class OrderHelper {}
