package je.gov.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.springframework.util.unit.DataSize;

/** What stands before the way in. */
class FlowControlTest {

    private static final Teller PORTAL = new Teller(new SystemId("portal"));
    private static final Teller REGISTRAR = new Teller(new SystemId("registrar"));
    private static final Told TOLD = EventsForTests.told(EventsForTests.MOVED, "1", "{}");
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final AtomicLong free = new AtomicLong(1_000_000_000);
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void refusesATellerAboveItsRateAndLetsTheOthersIn() {
        var intake = control(new Rates(rate(1, 3, Map.of()))::after);

        var answers = List.of(tell(intake, PORTAL), tell(intake, PORTAL), tell(intake, PORTAL), tell(intake, PORTAL));

        assertThat(answers.subList(0, 3)).allMatch(Answer.Accepted.class::isInstance);
        assertThat(answers.get(3))
                .isInstanceOfSatisfying(
                        Answer.TooMany.class,
                        refusal -> assertThat(refusal.retryAfter())
                                .isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
        assertThat(tell(intake, REGISTRAR)).isInstanceOf(Answer.Accepted.class);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> tell(intake, PORTAL) instanceof Answer.Accepted);
    }

    @Test
    void countsEachEventOfABatchAndTakesNoneWhereNotAllMayCome() {
        var intake = control(new Rates(rate(1, 3, Map.of()))::after);

        var first = intake.tellAll(PORTAL, List.of(TOLD, TOLD));
        var second = intake.tellAll(PORTAL, List.of(TOLD, TOLD));

        assertThat(first).hasSize(2).allMatch(Answer.Accepted.class::isInstance);
        assertThat(second).hasSize(2).allMatch(Answer.TooMany.class::isInstance);
    }

    @Test
    void takesABatchThatIsLargerThanTheBurstWhenItWasQuiet() {
        var intake = control(new Rates(rate(1, 3, Map.of()))::after);

        assertThat(intake.tellAll(PORTAL, List.of(TOLD, TOLD, TOLD, TOLD))).allMatch(Answer.Accepted.class::isInstance);
        assertThat(tell(intake, PORTAL)).isInstanceOf(Answer.TooMany.class);
    }

    @Test
    void knowsSystemsThatMayTellMore() {
        var intake = control(new Rates(rate(1, 1, Map.of("registrar", 5)))::after);

        for (int number = 0; number < 5; number++) {
            assertThat(tell(intake, REGISTRAR)).isInstanceOf(Answer.Accepted.class);
        }
        assertThat(tell(intake, PORTAL)).isInstanceOf(Answer.Accepted.class);
        assertThat(tell(intake, PORTAL)).isInstanceOf(Answer.TooMany.class);
    }

    @Test
    void makesASourceWaitForItsTurn() {
        var intake = control(new Rates(rate(20, 1, Map.of()))::afterWaiting);

        var answers = List.of(tell(intake, PORTAL), tell(intake, PORTAL), tell(intake, PORTAL));

        assertThat(answers).allMatch(Answer.Accepted.class::isInstance);
    }

    @Test
    void acceptsNothingWhileADiskIsNearlyFullAndAgainByItselfWhenThereIsRoom() {
        var intake = control(new Rates(rate(1000, 1000, Map.of()))::after);
        assertThat(tell(intake, PORTAL)).isInstanceOf(Answer.Accepted.class);

        free.set(499_000_000);
        now = now.plusSeconds(2);
        assertThat(tell(intake, PORTAL)).isEqualTo(new Answer.Unavailable(SOON));
        free.set(510_000_000);
        now = now.plusSeconds(2);
        assertThat(tell(intake, PORTAL)).as("a little more is not enough").isEqualTo(new Answer.Unavailable(SOON));
        free.set(700_000_000);
        now = now.plusSeconds(2);

        assertThat(tell(intake, PORTAL)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void saysThatADiskIsNearlyFullAndThatThereIsRoomAgain() {
        var health = new IntakeConfiguration().roomHealthIndicator(room());

        free.set(499_000_000);
        var full = health.health();
        free.set(700_000_000);
        now = now.plusSeconds(2);

        assertThat(full.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(full.getDetails()).containsEntry("full", folder.toString());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void measuresTheDiskOfAFolderThatIsStillToBeMade() throws Exception {
        long all = Files.getFileStore(folder).getTotalSpace();
        var wanted = folder.resolve("not/yet");

        var enough = new Room(new IntakeProperties.Space(List.of(wanted), DataSize.ofBytes(1)), Clock.systemUTC());
        var tooLittle =
                new Room(new IntakeProperties.Space(List.of(wanted), DataSize.ofBytes(all + 1)), Clock.systemUTC());

        assertThat(enough.full()).isEmpty();
        assertThat(tooLittle.full()).hasValue(wanted);
    }

    private Intake control(java.util.function.BiFunction<SystemId, Integer, Optional<Duration>> rates) {
        return new FlowControl(new Accepting(), room(), rates, SOON);
    }

    private Room room() {
        var clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        return new Room(
                new IntakeProperties.Space(List.of(folder), DataSize.ofBytes(500_000_000)), clock, any -> free.get());
    }

    private static IntakeProperties.Pace rate(int perSecond, int burst, Map<String, Integer> systems) {
        return new IntakeProperties.Pace(perSecond, burst, Duration.ofSeconds(5), systems);
    }

    private static Answer tell(Intake intake, Teller teller) {
        return intake.tell(teller, TOLD);
    }

    /** Accepts whatever comes this far. */
    private static final class Accepting implements Intake {

        private static final Answer YES = new Answer.Accepted(new EventKey("portalsaneventtoldtothree2"), false);

        @Override
        public Answer tell(Teller teller, Told told) {
            return YES;
        }

        @Override
        public List<Answer> tellAll(Teller teller, List<Told> batch) {
            return batch.stream().map(one -> YES).toList();
        }

        @Override
        public List<Answer> tellPage(Teller teller, FeedPage page) {
            return page.items().stream().map(one -> YES).toList();
        }

        @Override
        public Optional<String> cursor(SystemId system) {
            return Optional.empty();
        }
    }
}
