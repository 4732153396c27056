package je.gov.hub.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import je.gov.hub.sandbox.IslandPostgres;
import je.gov.hub.secret.Digests;
import je.gov.hub.secret.KeysForTests;
import je.gov.hub.secret.Seal;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The ledger's doors over a fresh, real database. */
public final class LedgerForTests implements AutoCloseable {

    private static final int CONNECTIONS = 12;

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context;

    private LedgerForTests(HikariDataSource pool, AnnotationConfigApplicationContext context) {
        this.pool = pool;
        this.context = context;
    }

    public static LedgerForTests open(Clock clock) {
        return open(clock, unchanged -> unchanged);
    }

    /** @param between stands between the ledger and the pool, to misbehave */
    public static LedgerForTests open(Clock clock, UnaryOperator<DataSource> between) {
        return open(clock, between, context -> {});
    }

    /** @param more adds what else works over the same database */
    public static LedgerForTests with(Clock clock, Consumer<AnnotationConfigApplicationContext> more) {
        return open(clock, unchanged -> unchanged, more);
    }

    private static LedgerForTests open(
            Clock clock, UnaryOperator<DataSource> between, Consumer<AnnotationConfigApplicationContext> more) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(IslandPostgres.shared().freshDatabase().url());
        pool.setUsername(IslandPostgres.USER);
        pool.setPassword(IslandPostgres.PASSWORD);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        return new LedgerForTests(pool, context(clock, between.apply(pool), more));
    }

    private static AnnotationConfigApplicationContext context(
            Clock clock, DataSource source, Consumer<AnnotationConfigApplicationContext> more) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(Digests.class, KeysForTests::digests);
        context.registerBean(Seal.class, KeysForTests::seal);
        context.scan("je.gov.hub.subject", "je.gov.hub.ledger");
        more.accept(context);
        context.refresh();
        return context;
    }

    /** The hub starts anew over the same database; this one has ended. */
    public LedgerForTests startAnew(Clock clock, Consumer<AnnotationConfigApplicationContext> more) {
        context.close();
        return new LedgerForTests(pool, context(clock, pool, more));
    }

    /** One of the doors of {@code ledger} and {@code subject}, or of what was added. */
    public <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    /** The pool as it is, past what stands between. */
    public DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
