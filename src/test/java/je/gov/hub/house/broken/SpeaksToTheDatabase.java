package je.gov.hub.house.broken;

import org.springframework.jdbc.core.JdbcTemplate;

/** Breaks a house rule, so that the rule is shown to catch it. */
record SpeaksToTheDatabase(JdbcTemplate jdbc) {
    void empty() {
        jdbc.update("delete from fact ");
    }
}
