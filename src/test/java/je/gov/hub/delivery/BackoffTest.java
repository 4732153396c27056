package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));

    @Test
    void doublesUpToFiveMinutes() {
        var ceilings = Map.of(1, 1_000L, 2, 2_000L, 5, 16_000L, 9, 256_000L, 10, 300_000L, 1_000_000, 300_000L);

        ceilings.forEach((failures, ceiling) -> assertThat(drawn(failures).max().orElseThrow())
                .as("after %s failures", failures)
                .isBetween(ceiling * 9 / 10, ceiling));
    }

    @Test
    void isDrawnByLotFromNothingOn() {
        assertThat(drawn(9).min().orElseThrow()).isLessThan(25_600L);
        assertThat(drawn(9).average().orElseThrow()).isBetween(110_000.0, 146_000.0);
    }

    @Test
    void isOneSecondToFiveMinutesUnlessSetOtherwise() {
        var unset = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("hub.delivery", DeliveryProperties.class);

        assertThat(unset.firstPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(unset.longestPause()).isEqualTo(Duration.ofMinutes(5));
    }

    /** Many pauses, in milliseconds. */
    private LongStream drawn(int failures) {
        return IntStream.range(0, 1_000)
                .mapToLong(draw -> backoff.after(failures).toMillis());
    }
}
