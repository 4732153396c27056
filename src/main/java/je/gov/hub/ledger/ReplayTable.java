package je.gov.hub.ledger;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import je.gov.hub.event.EventType;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The replays and how far they are. */
final class ReplayTable {

    private static final String BEGIN = """
            with begun as (
                insert into replay (id, system, since, until, types, subjects, actor, why, proposed, begun)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning *)
            insert into fact (at, kind, system, actor, detail)
            select begun, case when proposed then 'replay proposed' else 'replay begun' end, system, actor,
                   jsonb_build_object('why', why, 'replay', id, 'from', since, 'to', until, 'types', types,
                                      'subjects', cardinality(subjects))
              from begun
            """;

    private static final String CONFIRM = """
            with confirmed as (
                update replay set proposed = false, actor = actor || ' and ' || ?, begun = ?
                 where id = ? and proposed and ended is null and actor <> ? and begun > ?
                returning *)
            insert into fact (at, kind, system, actor, detail)
            select begun, 'replay begun', system, actor, jsonb_build_object('why', why, 'replay', id) from confirmed
            """;

    /** Waits for a subject that is just being put into its line; what is dropped is counted after that. */
    private static final String CANCEL = """
            update replay set ended = ?, canceller = ?, cancelled_why = ? where id = ? and ended is null
            """;

    private static final String CANCELLED = """
            insert into fact (at, kind, system, actor, detail)
            select ended, 'replay cancelled', system, canceller,
                   jsonb_build_object('replay', id, 'why', cancelled_why, 'dropped',
                                      (select count(*) from replay_subject where replay_subject.replay = replay.id and not done))
              from replay
             where id = ?
            """;

    private static final String SUBJECTS =
            "insert into replay_subject (replay, subject, sequence) select ?, subject, sequence" + " from ("
                    + EpisodeTable.AFFECTED + ") as affected order by subject";

    private static final String RUNS = """
            select replay.*, counted.*
              from replay
             cross join lateral (
                   select count(*) as of, count(*) filter (where not done) as to_do, coalesce(sum(replayed), 0) as replayed,
                          coalesce(sum(held), 0) as held, coalesce(sum(withdrawn), 0) as withdrawn,
                          coalesce(sum(culled), 0) as culled, coalesce(sum(discarded), 0) as discarded,
                          coalesce(sum(waiting), 0) as waiting
                     from replay_subject
                    where replay_subject.replay = replay.id) as counted
            """;

    private static final String ONE = RUNS + """
             where id = ?
            """;

    private static final String OPEN = """
            select *
              from replay
             where ended is null and not proposed
             order by begun, id
            """;

    private static final String MOVING = """
            select coalesce(sum(ahead.anew), 0)
              from parked as turn
             cross join lateral (
                   select count(*) as anew
                     from (select
                             from parked
                            where parked.system = turn.system
                              and parked.subject = turn.subject
                              and parked.generation > 0
                            limit ?) as few) as ahead
             where turn.system = ?
               and turn.turn
            """;

    private static final String NEXT = """
            select subject, sequence from replay_subject where replay = ? and not done order by place limit 1
            """;

    private static final String PUT_OFF = """
            update replay_subject
               set place = default
             where replay = ?
               and not done
               and place = (select min(place) from replay_subject where replay = ? and not done)
            returning subject
            """;

    private static final String DONE = """
            update replay_subject
               set done = true, replayed = ?, held = ?, withdrawn = ?, culled = ?, discarded = ?, waiting = ?
             where replay = ? and subject = ? and not done
               and exists (select from replay where replay.id = replay_subject.replay and ended is null for share)
            """;

    private static final String END = """
            with gone as (
                update replay set ended = ?
                 where id = ? and ended is null
                   and not exists (select from replay_subject where replay_subject.replay = replay.id and not done)
                returning *)
            insert into fact (at, kind, system, detail)
            select ended, 'replay ended', system, jsonb_build_object('replay', id) from gone
            """;

    private final JdbcTemplate jdbc;

    ReplayTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param proposed whether a second person must confirm it */
    record Asking(String who, String why, boolean proposed) {}

    /** Within a transaction. */
    void begin(UUID id, ReplayScope scope, Collection<EventType> granted, Asking asking, Instant at) {
        jdbc.update(BEGIN, statement -> {
            statement.setObject(1, id);
            statement.setString(2, scope.system().value());
            statement.setTimestamp(3, timestamp(scope.from()));
            statement.setTimestamp(4, timestamp(scope.to()));
            statement.setArray(5, array(statement, "text", scope.types(), EventType::value));
            statement.setArray(6, array(statement, "uuid", scope.subjects(), Subject::id));
            statement.setString(7, asking.who());
            statement.setString(8, asking.why());
            statement.setBoolean(9, asking.proposed());
            statement.setTimestamp(10, Timestamp.from(at));
        });
        DispatchTable.takeTime(jdbc);
        jdbc.update(SUBJECTS, statement -> {
            statement.setObject(1, id);
            EpisodeTable.affected(statement, 2, scope, granted);
        });
    }

    /** False where no proposal of another person waits that is no older than this. */
    boolean confirm(UUID id, String who, Instant since, Instant at) {
        return jdbc.update(CONFIRM, who, Timestamp.from(at), id, who, Timestamp.from(since)) == 1;
    }

    /** Within a transaction. False where it has ended, or there is none. */
    boolean cancel(UUID id, ReplayRun.Cancellation by, Instant at) {
        return jdbc.update(CANCEL, Timestamp.from(at), by.who(), by.why(), id) == 1 && jdbc.update(CANCELLED, id) == 1;
    }

    Optional<ReplayRun> of(UUID id) {
        return jdbc.query(ONE, (row, number) -> run(row), id).stream().findFirst();
    }

    List<OpenReplay> open() {
        return jdbc.query(
                OPEN,
                (row, number) -> new OpenReplay(row.getObject("id", UUID.class), scope(row), row.getString("actor")));
    }

    long moving(SystemId system, int most) {
        return jdbc.query(MOVING, (row, number) -> row.getLong(1), most, system.value())
                .getFirst();
    }

    /** The next subject, and its first event that was asked for. */
    Optional<Map.Entry<Subject, Long>> next(UUID id) {
        return jdbc
                .query(
                        NEXT,
                        (row, number) ->
                                Map.entry(new Subject(row.getObject("subject", UUID.class)), row.getLong("sequence")),
                        id)
                .stream()
                .findFirst();
    }

    /** The next goes after all others; which one that is. */
    Optional<Subject> putOff(UUID replay) {
        return jdbc
                .query(PUT_OFF, (row, number) -> new Subject(row.getObject("subject", UUID.class)), replay, replay)
                .stream()
                .findFirst();
    }

    /** False where it is done already, or the replay has ended. */
    boolean done(UUID id, Subject subject, Tally tally) {
        return jdbc.update(
                        DONE,
                        tally.replayed(),
                        tally.held(),
                        tally.withdrawn(),
                        tally.culled(),
                        tally.discarded(),
                        tally.waiting(),
                        id,
                        subject.id())
                == 1;
    }

    void end(UUID id, Instant at) {
        jdbc.update(END, Timestamp.from(at), id);
    }

    private static ReplayRun run(ResultSet row) throws SQLException {
        return new ReplayRun(
                row.getObject("id", UUID.class),
                scope(row),
                row.getString("actor"),
                row.getString("why"),
                row.getTimestamp("begun").toInstant(),
                instant(row.getTimestamp("ended")),
                row.getBoolean("proposed"),
                cancellation(row),
                row.getLong("of"),
                row.getLong("to_do"),
                new Tally(
                        row.getLong("replayed"),
                        row.getLong("held"),
                        row.getLong("withdrawn"),
                        row.getLong("culled"),
                        row.getLong("discarded"),
                        row.getLong("waiting")));
    }

    private static ReplayRun.@Nullable Cancellation cancellation(ResultSet row) throws SQLException {
        var canceller = row.getString("canceller");
        return canceller == null ? null : new ReplayRun.Cancellation(canceller, row.getString("cancelled_why"));
    }

    private static ReplayScope scope(ResultSet row) throws SQLException {
        var types = Arrays.stream((String[]) row.getArray("types").getArray()).map(EventType::new);
        var subjects =
                Arrays.stream((UUID[]) row.getArray("subjects").getArray()).map(Subject::new);
        return new ReplayScope(
                new SystemId(row.getString("system")),
                instant(row.getTimestamp("since")),
                instant(row.getTimestamp("until")),
                types.collect(Collectors.toCollection(TreeSet::new)),
                subjects.collect(Collectors.toCollection(TreeSet::new)));
    }

    private static <T> Array array(
            PreparedStatement statement, String type, Collection<T> all, Function<T, Object> value)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, all.stream().map(value).toArray());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
