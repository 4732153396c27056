package je.gov.hub.prove;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import je.gov.hub.sandbox.IslandPostgres;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Asks the ledger, from outside the hub, what is still on its way and what was told to whom. */
final class LedgerTable {

    private static final String OPEN = """
            select count(*) from disclosure d
            where not exists (select from receipt r where r.delivery = d.delivery)
              and not exists (select from quarantine q where q.delivery = d.delivery)
              and not exists (select from closed c where c.delivery = d.delivery)
            """;

    private final JdbcTemplate jdbc;

    LedgerTable(IslandPostgres.Database database) {
        jdbc = new JdbcTemplate(
                new DriverManagerDataSource(database.url(), IslandPostgres.USER, IslandPostgres.PASSWORD));
    }

    /** How many disclosures have neither a receipt nor a place in quarantine, nor were ended by a person; in a line or not. */
    long open() {
        return number(OPEN);
    }

    /** The same, of one system. */
    long openOf(String system) {
        return number(OPEN + "and d.system = ?", system);
    }

    /** The same, of all but these systems, accepted until then. */
    long openBeside(String system, String other, Instant until) {
        return number(OPEN + "and d.system not in (?, ?) and d.accepted <= ?", system, other, Timestamp.from(until));
    }

    /** How long deliveries took from acceptance to receipt, in milliseconds and sorted: all but these systems', accepted in this time. */
    List<Double> latencies(String without, String norOf, Instant from, Instant until) {
        return jdbc.queryForList("""
                select extract(epoch from r.answered - d.accepted) * 1000 as took
                from disclosure d join receipt r using (delivery)
                where d.system not in (?, ?) and d.accepted between ? and ? order by took
                """, Double.class, without, norOf, Timestamp.from(from), Timestamp.from(until));
    }

    /** How many wait for a person, those behind them included; a line that moves does not. */
    long waitingForAPerson() {
        return number("""
                select (select count(*) from quarantine)
                     + (select count(*) from parked p
                         where not exists (select from parked t
                                            where t.system = p.system and t.subject = p.subject and t.turn))
                """);
    }

    /** How often the broker was found to have lost something: a delivery, or all. */
    long losses() {
        return number("select count(*) from fact where kind in ('put back', 'adopted')");
    }

    /** How many a person must decide about. */
    long quarantined() {
        return number("select count(*) from quarantine");
    }

    /** Systems that wait for a person, and why. */
    List<String> stopped() {
        return jdbc.queryForList("select system || ': ' || reason from stopped_system", String.class);
    }

    /** Whether anything does not go on by itself. */
    boolean waitsForAPerson() {
        return quarantined() > 0 || !stopped().isEmpty();
    }

    /** How many dispatches were not carried. */
    long dispatches() {
        return number("select count(*) from dispatch");
    }

    /** How many disclosures there are. */
    long disclosures() {
        return number("select count(*) from disclosure");
    }

    /** How many events were accepted. */
    long accepted() {
        return number("select count(*) from acceptance_key");
    }

    /** How many accepted keys have no event, or events no key. */
    long keysWithoutEvent() {
        return number("""
                select count(*) from acceptance_key k full join event e on e.event_key = k.event_key
                where k.event_key is null or e.event_key is null
                """);
    }

    /** How many deliveries are in more than one state, or have an end without ever having been made. */
    long inSeveralStates() {
        return number("""
                select count(*) from (
                    select delivery from (
                        select delivery from receipt
                        union all select delivery from quarantine
                        union all select delivery from parked
                        union all select delivery from closed) ends
                    group by delivery
                    having count(*) > 1 or not exists (select from disclosure d where d.delivery = ends.delivery)) odd
                """);
    }

    /** The ids under which this teller was heard. */
    Set<String> ids(String teller) {
        return new HashSet<>(jdbc.queryForList("select id from acceptance_key where teller = ?", String.class, teller));
    }

    /** Which deliveries say that they may have been handed over more than once. */
    Set<String> markedAsRepeated() {
        return new HashSet<>(jdbc.queryForList("select delivery from receipt where repeated", String.class));
    }

    /** How often each delivery that has ended was handed over, as its receipt says. */
    Map<String, Integer> attempts() {
        var attempts = new HashMap<String, Integer>();
        jdbc.query("select delivery, attempts from receipt", row -> {
            attempts.put(row.getString("delivery"), row.getInt("attempts"));
        });
        return attempts;
    }

    /** Deliveries by which a system was told again of an event. */
    Set<String> retold(String system) {
        return new HashSet<>(jdbc.queryForList(
                "select delivery from disclosure where system = ? and generation > 0", String.class, system));
    }

    /** How many replays were begun. */
    long replays() {
        return number("select count(*) from replay");
    }

    /** How many replays have not come to their end. */
    long replaying() {
        return number("select count(*) from replay where ended is null");
    }

    /** Up to which place a feed was read. */
    long cursor(String system) {
        return jdbc.queryForList("select cursor from feed_cursor where system = ?", String.class, system).stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** Whether the database is there. */
    boolean answers() {
        try {
            return number("select 1") == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }

    /** Makes an empty database on the same server. */
    void createDatabase(String name) {
        jdbc.execute("create database " + name);
    }

    /** How many speak to the database that these properties name. */
    long sessions(Map<String, String> properties) {
        var name = properties.getOrDefault("spring.datasource.url", "").replaceFirst(".*/", "");
        return jdbc.queryForList("select pid from pg_stat_activity where datname = ?", Long.class, name)
                .size();
    }

    /** Whether new transactions may write; this one's own may always. */
    void readOnly(boolean only) {
        jdbc.execute("alter system set default_transaction_read_only = " + (only ? "on" : "off"));
        jdbc.execute("select pg_reload_conf()");
    }

    /** The deliveries of each system, those of one subject in the subject's order. */
    Map<String, List<Told>> told() {
        return jdbc
                .query(
                        "select delivery, system, subject, sequence from disclosure order by subject, sequence, position",
                        (row, number) -> new Told(
                                row.getString("delivery"),
                                row.getString("system"),
                                row.getString("subject"),
                                row.getLong("sequence")))
                .stream()
                .collect(Collectors.groupingBy(Told::system));
    }

    /** One delivery as the ledger has it. */
    record Told(String delivery, String system, String subject, long sequence) {}

    private long number(String question, Object... of) {
        var number = jdbc.queryForObject(question, Long.class, of);
        return number == null ? 0 : number;
    }
}
