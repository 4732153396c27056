package je.gov.hub.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** What acceptance writes, in arrays: keys, events, disclosures, dispatches, what is held at once, and the facts. */
final class AcceptanceTable {

    private static final String KNOWN = """
            select teller, source, id, event_key, digest
              from unnest(?::text[], ?::text[], ?::text[]) as asked (teller, source, id)
              join acceptance_key using (teller, source, id)
            """;

    private static final String KEYS = """
            insert into acceptance_key (teller, source, id, event_key, digest, accepted)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::timestamptz[])
            """;

    private static final String EVENTS = """
            insert into event (event_key, accepted, teller, source, id, type, subject, sequence, outcome, supersedes, sealed)
            select * from unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
                                 ?::bigint[], ?::text[], ?::text[], ?::bytea[])
            """;

    private static final String DISCLOSURES = """
            insert into disclosure (delivery, system, subject, sequence, generation, event_key, type, accepted, due, fields,
                                    sealed, salt, digest)
            select delivery, system, subject, sequence, generation, event_key, type, accepted, due,
                   coalesce(string_to_array(nullif(fields, ''), E'\\n'), '{}'), sealed, salt, digest
              from unnest(?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::timestamptz[],
                          ?::timestamptz[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
                with ordinality as made (delivery, system, subject, sequence, generation, event_key, type, accepted, due, fields,
                                         sealed, salt, digest, place)
             order by place
            """;

    private static final String DISPATCHES = """
            insert into dispatch (delivery, system, subject)
            select delivery, system, subject
              from unnest(?::text[], ?::text[], ?::uuid[]) with ordinality as made (delivery, system, subject, place)
             order by place
            """;

    /** Writes an existing block again, so that nobody ends it before this transaction does. */
    private static final String HELD = """
            with held as (
                insert into quarantine (delivery, system, subject, kind, rule, reason, answer_digest, excerpt, made,
                                        attempts, repeated, at)
                select delivery, system, subject, 'held', 'condition undecided', reason, ''::bytea, '', '', 0, false, at
                  from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[])
                    as made (delivery, system, subject, reason, at)
                returning *),
            blocked as (
                insert into block (system, subject, sequence, delivery, since)
                select distinct on (held.system, held.subject)
                       held.system, held.subject, disclosure.sequence, held.delivery, held.at
                  from held
                  join disclosure using (delivery)
                 order by held.system, held.subject, disclosure.sequence
                on conflict (system, subject) do update set since = block.since)
            insert into fact (at, kind, delivery, system, subject, detail)
            select at, 'held', delivery, system, subject, jsonb_build_object('rule', rule, 'reason', reason) from held
            """;

    private static final String FACTS = """
            insert into fact (at, kind, event_key, system, subject, detail)
            select at, kind, event_key, system, subject, detail
              from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::jsonb[]) with ordinality
                as made (at, kind, event_key, system, subject, detail, place)
             order by place
            """;

    private final JdbcTemplate jdbc;

    AcceptanceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<Identity, Known> known(Collection<Identity> identities) {
        var columns = new Columns<>(List.copyOf(identities))
                .with("text", Identity::teller)
                .with("text", Identity::source)
                .with("text", Identity::id);
        var known = new HashMap<Identity, Known>();
        jdbc.query(KNOWN, statement -> set(statement, columns.all()), row -> {
            var identity = new Identity(
                    new SystemId(row.getString("teller")),
                    new EventSource(row.getString("source")),
                    new EventId(row.getString("id")));
            known.put(identity, new Known(new EventKey(row.getString("event_key")), row.getBytes("digest")));
        });
        return known;
    }

    /**
     * Writes all this in one journey to the database, as the transaction's own: what a journey costs is mostly the waiting for it, and who
     * tells an event waits for each.
     */
    void write(
            List<Acceptance> accepted,
            List<SealedEvent> events,
            List<SealedDisclosure> made,
            List<Disclosure> decided,
            List<Disclosure> undecided,
            List<AcceptanceFact> facts) {
        together(List.of(
                keys(accepted), events(events), made(made), dispatches(decided), held(undecided), facts(facts)));
    }

    /** Disclosures that are told again; that they go is another's to say. */
    void disclosures(List<SealedDisclosure> disclosures) {
        together(List.of(made(disclosures)));
    }

    private void together(List<Writing> all) {
        var writing = all.stream().filter(one -> !one.columns().isEmpty()).toList();
        if (!writing.isEmpty()) {
            var sql = writing.stream().map(Writing::sql).collect(Collectors.joining(";\n"));
            var columns = writing.stream()
                    .flatMap(one -> one.columns().all().stream())
                    .toList();
            jdbc.update(sql, statement -> set(statement, columns));
        }
    }

    private record Writing(String sql, Columns<?> columns) {}

    private static Writing keys(List<Acceptance> accepted) {
        return new Writing(
                KEYS,
                new Columns<>(accepted)
                        .with("text", Acceptance::teller)
                        .with("text", acceptance -> acceptance.event().source())
                        .with("text", acceptance -> acceptance.event().id())
                        .with("text", Acceptance::key)
                        .withBytes(Acceptance::digest)
                        .with("timestamptz", Acceptance::at));
    }

    private static Writing events(List<SealedEvent> events) {
        return new Writing(
                EVENTS,
                new Columns<>(events)
                        .with("text", event -> event.acceptance().key())
                        .with("timestamptz", event -> event.acceptance().at())
                        .with("text", event -> event.acceptance().teller())
                        .with("text", event -> event.acceptance().event().source())
                        .with("text", event -> event.acceptance().event().id())
                        .with("text", event -> event.acceptance().event().type())
                        .with("uuid", event -> event.acceptance().subject())
                        .with("int8", event -> event.acceptance().sequence())
                        .with("text", event -> event.acceptance().outcome().word())
                        .with("text", SealedEvent::supersedes)
                        .withBytes(SealedEvent::sealed));
    }

    private static Writing made(List<SealedDisclosure> disclosures) {
        return new Writing(
                DISCLOSURES,
                new Columns<>(disclosures)
                        .with("text", made -> made.disclosure().delivery())
                        .with("text", made -> made.disclosure().system())
                        .with("uuid", made -> made.disclosure().subject())
                        .with("int8", made -> made.disclosure().sequence())
                        .with("int4", made -> made.disclosure().generation())
                        .with("text", SealedDisclosure::event)
                        .with("text", made -> made.disclosure().type())
                        .with("timestamptz", made -> made.disclosure().accepted())
                        .with("timestamptz", made -> made.disclosure().due())
                        .with("text", SealedDisclosure::fields)
                        .withBytes(SealedDisclosure::sealed)
                        .withBytes(SealedDisclosure::salt)
                        .withBytes(SealedDisclosure::digest));
    }

    private static Writing dispatches(List<Disclosure> disclosures) {
        return new Writing(
                DISPATCHES,
                new Columns<>(disclosures)
                        .with("text", Disclosure::delivery)
                        .with("text", Disclosure::system)
                        .with("uuid", Disclosure::subject));
    }

    private static Writing held(List<Disclosure> undecided) {
        return new Writing(
                HELD,
                new Columns<>(undecided)
                        .with("text", Disclosure::delivery)
                        .with("text", Disclosure::system)
                        .with("uuid", Disclosure::subject)
                        .with("text", Disclosure::undecided)
                        .with("timestamptz", Disclosure::accepted));
    }

    private static Writing facts(List<AcceptanceFact> facts) {
        return new Writing(
                FACTS,
                new Columns<>(facts)
                        .with("timestamptz", fact -> fact.acceptance().at())
                        .with("text", fact -> fact.acceptance().outcome().word())
                        .with("text", fact -> fact.acceptance().key())
                        .with("text", fact -> fact.acceptance().teller())
                        .with("uuid", fact -> fact.acceptance().subject())
                        .with("jsonb", AcceptanceFact::detail));
    }

    private static void set(PreparedStatement statement, List<Columns.Column> columns) throws SQLException {
        int place = 1;
        for (var column : columns) {
            statement.setArray(place++, statement.getConnection().createArrayOf(column.type(), column.values()));
        }
    }
}
