package je.gov.hub.ledger;

import java.time.Duration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * For the few questions whose answer takes longer the more the ledger holds. All others are given up after the seconds of
 * {@code socketTimeout}, so that a database that has fallen silent holds nobody.
 */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Patience() {}

    /** What this transaction asks may take ten minutes each; the pool gives its connection the usual limit back. */
    static void take(JdbcTemplate jdbc) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
            return true;
        });
    }
}
