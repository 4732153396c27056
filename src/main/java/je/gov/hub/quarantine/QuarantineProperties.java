package je.gov.hub.quarantine;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one person may decide, and how a system is told again, {@code hub.quarantine.*}.
 *
 * @param alone about how many deliveries one person may decide at once, and how many events tell again; more need a second person
 * @param most how many may be decided about at once at all
 * @param proposalLasts how long a second person may confirm what the first has proposed
 * @param replayAhead how many disclosures may wait in lines of a system that move before a replay takes up its next subject; of
 *     one subject no more than an eighth of it counts
 * @param replayLooked of how many subjects the dry run of a replay makes the disclosures; it counts the others only
 * @param replayPause after how long a replay looks whether there is room again
 */
@Validated
@ConfigurationProperties("hub.quarantine")
public record QuarantineProperties(
        @DefaultValue("100") @Min(1) @Max(10_000) int alone,
        @DefaultValue("10000") @Min(1) @Max(100_000) int most,
        @DefaultValue("1d") @DurationMin(minutes = 1) Duration proposalLasts,
        @DefaultValue("200") @Min(1) @Max(100_000) int replayAhead,
        @DefaultValue("1000") @Min(1) @Max(100_000) int replayLooked,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration replayPause) {}
