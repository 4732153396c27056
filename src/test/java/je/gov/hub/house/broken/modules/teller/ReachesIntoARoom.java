package je.gov.hub.house.broken.modules.teller;

import je.gov.hub.house.broken.modules.ledger.room.Drawer;

/** Breaks a house rule, so that the rule is shown to catch it. */
public record ReachesIntoARoom(Drawer drawer) {}
