package je.gov.hub.bench;

import java.util.List;
import je.gov.hub.sandbox.IslandPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Rows that a ledger would have after so many events: each told to one system, which answered. Their bodies are random bytes. */
final class CrowdedLedgerTable {

    /** In letters of the kind that keys and deliveries are made of. */
    private static final String KEY = "lpad(translate(to_hex(n), '0189', 'wxyz'), 26, 'q')";

    private static final String DELIVERY = "upper(lpad(translate(to_hex(n), '0189', 'wxyz'), 20, 'q'))";

    private final JdbcTemplate jdbc;

    CrowdedLedgerTable(IslandPostgres.Database database) {
        jdbc = new JdbcTemplate(
                new DriverManagerDataSource(database.url(), IslandPostgres.USER, IslandPostgres.PASSWORD));
    }

    /** Adds those from the first to the last, one event in ten about the same subject. */
    void fill(long first, long last) {
        for (var rows : List.of("""
                insert into acceptance_key (teller, source, id, event_key, digest, accepted)
                select 'portal', 'urn:je:gov:bench', 'n' || n, KEY, sha256(n::text::bytea), now()
                  from generate_series(?::bigint, ?::bigint) as n
                """, """
                insert into event (event_key, accepted, teller, source, id, type, subject, sequence, outcome, sealed)
                select acceptance_key.event_key, accepted, teller, source, id, 'je.gov.person.address-changed.v1',
                       md5((n / 10)::text)::uuid, n % 10 + 1, 'accepted', decode(repeat(md5(n::text), 48), 'hex')
                  from generate_series(?::bigint, ?::bigint) as n
                  join acceptance_key on acceptance_key.event_key = KEY
                """, """
                insert into disclosure (delivery, system, subject, sequence, generation, event_key, type, accepted, due,
                                        fields, sealed, salt, digest)
                select DELIVERY, 'bench-1', md5((n / 10)::text)::uuid, n % 10 + 1, 0, KEY, 'je.gov.person.address-changed.v1', now(),
                       now(), array['/newAddress'], decode(repeat(md5(n::text), 32), 'hex'), sha256('s'), sha256(n::text::bytea)
                  from generate_series(?::bigint, ?::bigint) as n
                """, """
                insert into receipt (delivery, system, answer, sent_digest, attempts, repeated, handed_over, answered)
                select DELIVERY, 'bench-1', 'HTTP 200', sha256('r'), 1, false, now(), now()
                  from generate_series(?::bigint, ?::bigint) as n
                """, """
                insert into fact (at, kind, event_key, delivery, system, subject, actor)
                select now(), 'delivered', KEY, DELIVERY, 'bench-1', md5((n / 10)::text)::uuid, 'hub'
                  from generate_series(?::bigint, ?::bigint) as n
                """)) {
            jdbc.update(rows.replace("KEY", KEY).replace("DELIVERY", DELIVERY), first, last);
        }
        jdbc.execute("analyze");
    }

    /** Takes away the bodies of the first so many subjects' events: nobody can open random bytes. */
    void cull(int subjects) {
        jdbc.update("""
                update event set sealed = null
                 where subject in (select distinct subject from event order by subject limit ?)
                """, subjects);
    }

    /** The key of an event among the first so many. */
    String key(long number) {
        return asked("select " + KEY.replace("(n)", "(" + number + "::bigint)"));
    }

    /** Asks for all events and deliveries about whom this event is about, as the hub finds them: by the indexes of subjects. */
    void about(long number) {
        jdbc.queryForList("""
                select event.event_key, event.type, event.sequence, disclosure.delivery, receipt.answered
                  from event
                  left join disclosure using (event_key)
                  left join receipt using (delivery)
                 where event.subject = md5(?)::uuid
                 order by event.sequence
                """, Long.toString(number / 10));
    }

    private String asked(String question) {
        return jdbc.queryForList(question, String.class).get(0);
    }
}
