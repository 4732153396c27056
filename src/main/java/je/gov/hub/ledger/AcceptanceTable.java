package je.gov.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import je.gov.hub.database.Columns;
import je.gov.hub.database.RoundTrip;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.system.SystemId;
import org.springframework.jdbc.core.JdbcTemplate;

/** What acceptance writes, in arrays and with the next round trip: keys, events, disclosures, dispatches, what is held at once, and the facts. */
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
        var trip = new RoundTrip(jdbc);
        var known = known(trip, identities);
        trip.go();
        return known.get();
    }

    /** Disclosures that are told again; that they go is another's to say. */
    void disclosures(List<SealedDisclosure> disclosures) {
        var trip = new RoundTrip(jdbc);
        disclosures(trip, disclosures);
        trip.go();
    }

    static Supplier<Map<Identity, Known>> known(RoundTrip trip, Collection<Identity> identities) {
        var rows = trip.ask(
                KNOWN,
                new Columns<>(identities)
                        .with("text", Identity::teller)
                        .with("text", Identity::source)
                        .with("text", Identity::id),
                (row, number) -> Map.entry(identity(row), known(row)));
        return () -> rows.get().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                new SystemId(row.getString("teller")),
                new EventSource(row.getString("source")),
                new EventId(row.getString("id")));
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(new EventKey(row.getString("event_key")), row.getBytes("digest"));
    }

    static void keys(RoundTrip trip, List<Acceptance> accepted) {
        trip.write(
                KEYS,
                new Columns<>(accepted)
                        .with("text", Acceptance::teller)
                        .with("text", acceptance -> acceptance.event().source())
                        .with("text", acceptance -> acceptance.event().id())
                        .with("text", Acceptance::key)
                        .withBytes(Acceptance::digest)
                        .with("timestamptz", Acceptance::at));
    }

    static void events(RoundTrip trip, List<SealedEvent> events) {
        trip.write(
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

    static void disclosures(RoundTrip trip, List<SealedDisclosure> disclosures) {
        trip.write(
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

    static void dispatches(RoundTrip trip, List<Disclosure> disclosures) {
        trip.write(
                DISPATCHES,
                new Columns<>(disclosures)
                        .with("text", Disclosure::delivery)
                        .with("text", Disclosure::system)
                        .with("uuid", Disclosure::subject));
    }

    static void held(RoundTrip trip, List<Disclosure> undecided) {
        trip.write(
                HELD,
                new Columns<>(undecided)
                        .with("text", Disclosure::delivery)
                        .with("text", Disclosure::system)
                        .with("uuid", Disclosure::subject)
                        .with("text", Disclosure::undecided)
                        .with("timestamptz", Disclosure::accepted));
    }

    static void facts(RoundTrip trip, List<AcceptanceFact> facts) {
        trip.write(
                FACTS,
                new Columns<>(facts)
                        .with("timestamptz", fact -> fact.acceptance().at())
                        .with("text", fact -> fact.acceptance().outcome().word())
                        .with("text", fact -> fact.acceptance().key())
                        .with("text", fact -> fact.acceptance().teller())
                        .with("uuid", fact -> fact.acceptance().subject())
                        .with("jsonb", AcceptanceFact::detail));
    }
}
