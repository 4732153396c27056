package je.gov.hub.http;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the HTTP edge reads of a request before it refuses it, and how long it waits for it.
 *
 * @param largestEvent of a request that tells one event; one that tells a batch may be 16 times as large
 * @param longestArrival how long a request's body may take from its first byte to its last
 */
@Validated
@ConfigurationProperties("hub.http")
record HttpSettings(
        @DefaultValue("64KB") DataSize largestEvent,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration longestArrival) {

    private static final DataSize LEAST = DataSize.ofKilobytes(1);
    private static final DataSize MOST = DataSize.ofMegabytes(1);

    /** It is held in memory, for every request at once. */
    @AssertTrue(message = "hub.http.largest-event must be between 1KB and 1MB")
    boolean isReasonable() {
        return largestEvent.compareTo(LEAST) >= 0 && largestEvent.compareTo(MOST) <= 0;
    }
}
