package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final HandClock wall = new HandClock();
    private final HandClock steady = new HandClock();
    private final Course course =
            new Course(steady, wall, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), () -> 0L));

    @Test
    void isNotSteppedWithTheWallClock() {
        var clock = new SteadyClock(wall);
        var before = clock.instant();

        wall.move(DAY.negated());

        assertThat(clock.instant()).isBetween(before, before.plus(DAY.dividedBy(2)));
    }

    @Test
    void whoWaitsWhileTheWallClockIsSetBackWaitsNoLonger() {
        course.goesOn();
        course.failed("away", Duration.ofSeconds(10));

        wall.move(DAY.negated());
        boolean tooEarly = course.open();
        steady.move(Duration.ofSeconds(11));

        assertThat(tooEarly).isFalse();
        assertThat(course.open()).isTrue();
    }

    @Test
    void showsTheNextTryByTheWallClock() {
        wall.move(DAY);
        course.goesOn();

        course.failed("away", Duration.ofSeconds(10));

        assertThat(course.now().next()).isEqualTo(wall.instant().plusSeconds(10));
    }
}
