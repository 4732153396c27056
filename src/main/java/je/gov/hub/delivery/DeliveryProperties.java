package je.gov.hub.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How disclosures leave, {@code hub.delivery.*}.
 *
 * @param folder where the records of what is in hand lie, one small file a system
 * @param lanes how many subjects of one system may be in hand at once, where the partner honours the key
 * @param window how many disclosures of one inbox are looked at
 * @param lookAhead how many at most, when every subject looked at so far fails
 * @param firstPause the longest pause after the first failure; doubles with each that follows, and is drawn by lot
 * @param longestPause the longest pause of all
 * @param longestAsked the longest pause that a partner gets by asking for it (Retry-After)
 * @param strikes how often a disclosure may reach its system and fail, with another subject's success each time in
 *     between, before it is refused
 * @param refusals how many subjects in a row, refused for one reason, stop the system
 * @param deaths how often the hub may have ended while a disclosure, and nothing else, was in hand, before that one is
 *     refused
 * @param recordSync whether the record of what is in hand is forced to disk at every hand-over: then a repeat is known
 *     as one even after the machine, and not only the hub, went down
 * @param patience how long a route that stops waits for what is in hand
 * @param longestHandOver how long one hand-over may take in all, from the first look at it to the last byte of the
 *     partner's answer; then it is cut. More than a connector's own limits for a connection and for an answer together
 */
@Validated
@ConfigurationProperties("hub.delivery")
public record DeliveryProperties(
        @DefaultValue(".hub/delivery") Path folder,
        @DefaultValue("8") @Min(1) @Max(64) int lanes,
        @DefaultValue("64") @Min(1) @Max(10_000) int window,
        @DefaultValue("1000") @Min(1) @Max(100_000) int lookAhead,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration firstPause,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration longestPause,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration longestAsked,
        @DefaultValue("10") @Min(2) int strikes,
        @DefaultValue("5") @Min(2) int refusals,
        @DefaultValue("3") @Min(1) int deaths,
        @DefaultValue("true") boolean recordSync,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("60s") @DurationMin(millis = 100) Duration longestHandOver) {}
