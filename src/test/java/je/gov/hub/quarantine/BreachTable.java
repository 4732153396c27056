package je.gov.hub.quarantine;

import je.gov.hub.ledger.LedgerForTests;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes a rule away, below the hub, in one test's own database: the switches that show that a rule's test would notice. */
final class BreachTable {

    private final JdbcTemplate jdbc;

    BreachTable(LedgerForTests ledger) {
        this.jdbc = new JdbcTemplate(ledger.pool());
    }

    /** Everybody in a line has the turn at once. */
    void everybodyHasTheTurn() {
        before("insert or update", "parked", "new.turn := true; return new;");
    }

    /** A release ends the block at once, with followers or without. */
    void aReleaseEndsTheBlock() {
        before(
                "insert",
                "parked",
                "delete from block where system = new.system and subject = new.subject; return new;");
    }

    /** Nothing ends a block. */
    void blocksNeverEnd() {
        before("delete", "block", "return null;");
    }

    /** A decision leaves no fact. */
    void decisionsLeaveNoFact() {
        before("insert", "fact", "if new.actor is not null then return null; end if; return new;");
    }

    /** A discarded delivery is forgotten. */
    void discardsAreForgotten() {
        before("insert", "closed", "return null;");
    }

    /** A proposal is nobody's own. */
    void proposalsAreNobodysOwn() {
        before("insert", "proposal", "new.proposer := 'nobody'; return new;");
    }

    /** What is amended goes at the end of all lines. */
    void amendedOnesGoLast() {
        before("insert", "parked", "if new.generation > 0 then new.sequence := 1000000; end if; return new;");
    }

    /** The body of an event goes, as it does when its retention ends. */
    void cull(String id) {
        jdbc.update("update event set sealed = null where id = ?", id);
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
