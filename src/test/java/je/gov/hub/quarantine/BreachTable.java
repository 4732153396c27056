package je.gov.hub.quarantine;

import je.gov.hub.ledger.LedgerForTests;
import org.springframework.jdbc.core.JdbcTemplate;

/** Does to one test's own database, below the hub, what time and mishap do. */
final class BreachTable {

    private final JdbcTemplate jdbc;

    BreachTable(LedgerForTests ledger) {
        this.jdbc = new JdbcTemplate(ledger.pool());
    }

    /** The body of an event goes, as it does when its retention ends. */
    void cull(String id) {
        jdbc.update("update event set sealed = null where id = ?", id);
    }

    /** The bodies of the first subject's events are no texts that the hub's key opens. */
    void spoilTheFirst() {
        jdbc.update(
                "update event set sealed = '\\x00' where subject = (select subject from event order by subject limit 1)");
    }

    /** In the middle of a subject's replay the database fails. */
    void laterOnesOfAReplayFail() {
        jdbc.execute("create sequence failures");
        before(
                "insert",
                "parked",
                "if new.sequence > 1 then perform nextval('failures'); raise exception 'broken off'; end if; return new;");
    }

    boolean fails() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select is_called from failures", Boolean.class));
    }

    void mended() {
        jdbc.execute("drop function breach() cascade");
    }

    private void before(String what, String table, String then) {
        jdbc.execute("create function breach() returns trigger language plpgsql as $$ begin " + then + " end $$");
        jdbc.execute(
                "create trigger breach before " + what + " on " + table + " for each row execute function breach()");
    }
}
