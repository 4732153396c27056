package je.gov.hub.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import je.gov.hub.ledger.DeliveryId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decisions that wait for a second person. */
final class ProposalTable {

    private static final String PROPOSE = """
            insert into proposal (id, decision, deliveries, why, proposer, at) values (?, ?, ?, ?, ?, ?)
            """;

    private static final String OF = """
            select * from proposal where id = ?
            """;

    private static final String CONFIRM = """
            update proposal set confirmer = ? where id = ? and proposer <> ? and coalesce(confirmer, ?) = ?
            """;

    private final JdbcTemplate jdbc;

    ProposalTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void propose(Proposal proposal) {
        var deliveries = proposal.deliveries().stream().map(DeliveryId::value).toArray();
        jdbc.update(PROPOSE, statement -> {
            statement.setObject(1, proposal.id());
            statement.setString(2, proposal.decision().name().toLowerCase(Locale.ROOT));
            statement.setArray(3, statement.getConnection().createArrayOf("text", deliveries));
            statement.setString(4, proposal.why());
            statement.setString(5, proposal.proposer());
            statement.setTimestamp(6, Timestamp.from(proposal.at()));
        });
    }

    Optional<Proposal> of(UUID id) {
        return jdbc.query(OF, (row, number) -> proposal(row), id).stream().findFirst();
    }

    /** False where it is the proposer's own, or another has confirmed it. */
    boolean confirm(UUID id, String who) {
        return jdbc.update(CONFIRM, who, id, who, who, who) == 1;
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        var deliveries = (String[]) row.getArray("deliveries").getArray();
        return new Proposal(
                row.getObject("id", UUID.class),
                Decision.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)),
                Arrays.stream(deliveries).map(DeliveryId::new).toList(),
                row.getString("why"),
                row.getString("proposer"),
                row.getTimestamp("at").toInstant());
    }
}
