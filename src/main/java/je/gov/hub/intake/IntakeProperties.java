package je.gov.hub.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tellers share a commit.
 *
 * @param together how many tells are decided in one commit at most; a batch or a page counts as one
 * @param waiting how many tells may wait for their commit; when so many wait, the next is answered as unavailable
 * @param patience how long a teller waits for its commit before it is answered as unavailable
 * @param retryAfter when a teller that was answered as unavailable is asked to come again
 */
@Validated
@ConfigurationProperties("hub.intake")
record IntakeProperties(
        @DefaultValue("200") @Min(1) @Max(2000) int together,
        @DefaultValue("2000") @Min(1) @Max(100_000) int waiting,
        @DefaultValue("30s") @DurationMin(millis = 100) Duration patience,
        @DefaultValue("5s") @DurationMin(seconds = 1) Duration retryAfter) {}
