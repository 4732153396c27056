package je.gov.hub.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import je.gov.hub.secret.Seal;
import je.gov.hub.subject.Subjects;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the ledger's doors over one database. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    /** PostgreSQL, appendix A: read_only_sql_transaction. */
    private static final String ONLY_READS = "25006";

    /** A database that for a while only reads is one that is away: whoever tells, tells again. */
    @Bean
    SQLExceptionTranslator translator() {
        var usual = new SQLExceptionSubclassTranslator();
        usual.setCustomTranslator((task, sql, failed) -> ONLY_READS.equals(failed.getSQLState())
                ? new TransientDataAccessResourceException("The database only reads", failed)
                : null);
        return usual;
    }

    /** Whether what is told could be written now. */
    @Bean
    HealthIndicator ledgerHealthIndicator(JdbcTemplate jdbc) {
        return new LedgerHealth(new DurabilityTable(jdbc));
    }

    @Bean
    Durability durability(JdbcTemplate jdbc) {
        return new Durability(new DurabilityTable(jdbc));
    }

    @Bean
    DispatchSignal dispatchSignal() {
        return new DispatchSignal();
    }

    @Bean
    Months months(JdbcTemplate jdbc, Clock clock) {
        return new Months(new MonthTable(jdbc), clock);
    }

    @Bean
    Dispatches dispatches(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, Seal seal, DispatchSignal signal, Clock clock) {
        return new RecordedDispatches(
                new DispatchTable(jdbc), new TransactionTemplate(transactions), seal, signal, clock);
    }

    @Bean
    Supersession supersession(JdbcTemplate jdbc) {
        return new Supersession(new CorrectionTable(jdbc), new ObjectMapper());
    }

    @Bean
    Lines lines(JdbcTemplate jdbc, PlatformTransactionManager transactions, Seal seal, Supersession supersession) {
        return new Lines(
                new LineTable(jdbc), new TransactionTemplate(transactions), seal, supersession, new TurnSignal());
    }

    @Bean
    Deliveries deliveries(
            JdbcTemplate jdbc,
            Lines lines,
            PlatformTransactionManager transactions,
            Subjects subjects,
            Months months,
            Clock clock) {
        return new RecordedDeliveries(
                new DeliveryTable(jdbc),
                new StoppedTable(jdbc),
                lines,
                subjects,
                months,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    Quarantines quarantines(
            JdbcTemplate jdbc, Seal seal, Lines lines, Supersession supersession, Months months, Clock clock) {
        return new RecordedQuarantines(
                new QuarantineTable(jdbc),
                new AcceptanceTable(jdbc),
                supersession,
                new Sealing(seal),
                new OriginReading(seal),
                lines,
                months,
                clock);
    }

    @Bean
    Replays replays(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Seal seal,
            Lines lines,
            Months months,
            Clock clock) {
        var tables = new ReplayTables(
                new ReplayTable(jdbc),
                new EpisodeTable(jdbc),
                new RetellingTable(jdbc),
                new AcceptanceTable(jdbc),
                new DispatchTable(jdbc),
                new LineTable(jdbc));
        return new RecordedReplays(
                tables,
                new Sealing(seal),
                new OriginReading(seal),
                lines,
                months,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    Reconciliations reconciliations(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Lines lines,
            Replays replays,
            Months months,
            Clock clock) {
        return new RecordedReconciliations(
                new ReconciliationTable(jdbc),
                new DispatchTable(jdbc),
                lines,
                replays,
                months,
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    Acceptances acceptances(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Seal seal,
            Months months,
            DispatchSignal signal,
            Clock clock) {
        var tables = new AcceptanceTables(
                new AcceptanceTable(jdbc),
                new CorrectionTable(jdbc),
                new HandedTable(jdbc),
                new FeedTable(jdbc),
                new DispatchTable(jdbc));
        return new Acceptances(
                tables,
                new Sealing(seal),
                new HandedReading(seal, new ObjectMapper()),
                months,
                new TransactionTemplate(transactions),
                signal,
                clock);
    }

    @Bean
    Backlogs backlogs(JdbcTemplate jdbc) {
        return new BacklogTable(jdbc)::bySystem;
    }

    @Bean
    Systems systems(JdbcTemplate jdbc, Months months, Clock clock) {
        return new RecordedSystems(new SystemTable(jdbc), months, clock);
    }

    @Bean
    Journeys journeys(JdbcTemplate jdbc) {
        return new JourneyTable(jdbc)::of;
    }
}
