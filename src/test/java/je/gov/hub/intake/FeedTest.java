package je.gov.hub.intake;

import static je.gov.hub.intake.EventsForTests.moved;
import static je.gov.hub.intake.EventsForTests.told;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import je.gov.hub.intake.FeedPage.FeedItem;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FeedTest {

    private static final Teller JFSC = IntakeGround.teller("jfsc");
    private static final SystemId FEED = new SystemId("jfsc");
    private static final String ANNE = "{'ssn':'JY123456A'}";

    private final IntakeGround ground = new IntakeGround();

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void acceptsWhatItCanRecordsTheRestAndMovesTheCursor() {
        ground.tell("jfsc", moved("old", ANNE, "2026-11-01", "HE"));

        var answers = ground.intake.tellPage(
                JFSC,
                new FeedPage(
                        null,
                        "v5",
                        List.of(
                                legible(moved("1", ANNE, "2026-11-01", "HE")),
                                new FeedItem.Illegible("row 2", "has no number"),
                                legible(told(EventsForTests.MOVED, "3", "{'wrong':1}")),
                                legible(moved("old", ANNE, "2026-11-01", "BR")),
                                legible(moved("old", ANNE, "2026-11-01", "HE")))));

        assertThat(answers)
                .extracting(answer -> answer.getClass().getSimpleName())
                .containsExactly("Accepted", "Invalid", "Invalid", "Conflict", "Accepted");
        assertThat(ground.intake.cursor(FEED)).contains("v5");
        assertThat(ground.peek.refusedItems())
                .containsExactlyInAnyOrder(
                        "row 2: has no number",
                        "3: /wrong: is not described by the schema",
                        "old: the same id was told before with other content");
        assertThat(ground.peek.count("event")).isEqualTo(2);
    }

    @Test
    void saysHowManyWereRefusedAndWhich() {
        var lines = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(Feeds.class);
        lines.start();
        logger.addAppender(lines);

        ground.intake.tellPage(JFSC, new FeedPage(null, "v5", List.of(legible(moved("1", ANNE, "2026-11-01", "HE")))));
        ground.intake.tellPage(
                JFSC,
                new FeedPage(
                        "v5",
                        "v6",
                        List.of(
                                new FeedItem.Illegible("change 2", "has no number"),
                                legible(told(EventsForTests.MOVED, "3", "{'wrong':1}")))));

        logger.detachAppender(lines);
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.getFirst().getLevel()).isEqualTo(Level.WARN);
        assertThat(lines.list.getFirst().getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .containsExactly("system=jfsc", "refused=2", "first=change 2, 3");
    }

    @Test
    void doesNothingWhereTheCursorIsElsewhere() {
        ground.intake.tellPage(JFSC, new FeedPage(null, "v5", List.of()));

        var late = ground.intake.tellPage(
                JFSC, new FeedPage(null, "v6", List.of(legible(moved("1", ANNE, "2026-11-01", "HE")))));

        assertThat(late).hasSize(1).allMatch(Answer.Unavailable.class::isInstance);
        assertThat(ground.intake.cursor(FEED)).contains("v5");
        assertThat(ground.peek.count("event")).isZero();
    }

    @Test
    void theCursorStaysWhereTheCommitDidNotHappen() {
        ground.intake.tellPage(JFSC, new FeedPage(null, "v5", List.of()));
        ground.source.becomes(MoodySource.Mood.SILENT_BEFORE_THE_NEXT_COMMIT);

        var unknown = ground.intake.tellPage(
                JFSC, new FeedPage("v5", "v6", List.of(new FeedItem.Illegible("row 1", "has no number"))));

        assertThat(unknown).hasSize(1).allMatch(Answer.Unavailable.class::isInstance);
        assertThat(ground.intake.cursor(FEED)).contains("v5");
        assertThat(ground.peek.refusedItems()).isEmpty();
    }

    private static FeedItem legible(Told told) {
        return new FeedItem.Legible(told);
    }
}
