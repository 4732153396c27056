package je.gov.hub.ledger;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Whether the database is there and takes what is written; one that only reads accepts nothing. */
final class LedgerHealth extends AbstractHealthIndicator {

    private final DurabilityTable table;

    LedgerHealth(DurabilityTable table) {
        super("The ledger cannot be asked");
        this.table = table;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (table.onlyReads()) {
            builder.outOfService().withDetail("why", "the database only reads");
        } else {
            builder.up();
        }
    }
}
