package je.gov.hub.http;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much the HTTP edge reads of a request before it refuses it.
 *
 * @param largestEvent of a request that tells one event; one that tells a batch may be 16 times as large
 */
@Validated
@ConfigurationProperties("hub.http")
record HttpSettings(@DefaultValue("64KB") DataSize largestEvent) {

    private static final DataSize LEAST = DataSize.ofKilobytes(1);
    private static final DataSize MOST = DataSize.ofMegabytes(1);

    /** It is held in memory, for every request at once. */
    @AssertTrue(message = "hub.http.largest-event must be between 1KB and 1MB")
    boolean isReasonable() {
        return largestEvent.compareTo(LEAST) >= 0 && largestEvent.compareTo(MOST) <= 0;
    }
}
