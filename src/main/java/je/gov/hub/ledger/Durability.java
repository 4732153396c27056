package je.gov.hub.ledger;

/** That the database keeps what it says it has committed; a hub over one that does not will not start. */
final class Durability {

    /** @throws UnsafeDatabaseException when a commit could be lost with the machine's power */
    Durability(DurabilityTable table) {
        var off = table.settings().entrySet().stream()
                .filter(setting -> setting.getValue().equals("off"))
                .map(setting -> setting.getKey() + " must not be off")
                .toList();
        if (!off.isEmpty()) {
            throw new UnsafeDatabaseException(off);
        }
    }
}
