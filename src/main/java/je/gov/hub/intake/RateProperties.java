package je.gov.hub.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much each system may tell, {@code hub.rate.*}, so that one that tells without end is not felt by the others.
 *
 * @param perSecond how many events in the long run
 * @param burst how many at once, after it was quiet
 * @param patience how long a source connector is made to wait for its turn, before it is answered as unavailable; over
 *     HTTP nobody waits, but is asked to come again
 * @param systems another number of events per second for single systems, by their ids; their burst grows with it
 */
@Validated
@ConfigurationProperties("hub.rate")
record RateProperties(
        @DefaultValue("2000") @Min(1) @Max(1_000_000) int perSecond,
        @DefaultValue("10000") @Min(1) @Max(10_000_000) int burst,
        @DefaultValue("10s") @DurationMin(millis = 0) Duration patience,
        @DefaultValue Map<String, @Min(1) @Max(1_000_000) Integer> systems) {

    RateProperties {
        systems = Map.copyOf(systems);
    }
}
