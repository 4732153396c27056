package je.gov.hub.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How tellers share a commit, and what bounds them.
 *
 * @param together how many tells are decided in one commit at most; a batch or a page counts as one
 * @param waiting how many tells may wait for their commit; when so many wait, the next is answered as unavailable
 * @param patience how long a teller waits for its commit before it is answered as unavailable
 * @param retryAfter when a teller that was answered as unavailable is asked to come again
 * @param pace how much each system may tell
 * @param space how much room the disks must have
 */
@Validated
@ConfigurationProperties("hub.intake")
record IntakeProperties(
        @DefaultValue("200") @Min(1) @Max(2000) int together,
        @DefaultValue("2000") @Min(1) @Max(100_000) int waiting,
        @DefaultValue("30s") @DurationMin(millis = 100) Duration patience,
        @DefaultValue("5s") @DurationMin(seconds = 1) Duration retryAfter,
        @DefaultValue @Valid Pace pace,
        @DefaultValue @Valid Space space) {

    /**
     * So that one that tells without end is not felt by the others.
     *
     * @param perSecond how many events in the long run
     * @param burst how many at once, after it was quiet
     * @param patience how long a source connector is made to wait for its turn, before it is answered as unavailable; over
     *     HTTP nobody waits, but is asked to come again
     * @param systems another number of events per second for single systems, by their ids; their burst grows with it
     */
    record Pace(
            @DefaultValue("2000") @Min(1) @Max(1_000_000) int perSecond,
            @DefaultValue("10000") @Min(1) @Max(10_000_000) int burst,
            @DefaultValue("10s") @DurationMin(millis = 0) Duration patience,
            @DefaultValue Map<String, @Min(1) @Max(1_000_000) Integer> systems) {

        Pace {
            systems = Map.copyOf(systems);
        }
    }

    /**
     * So that nothing is accepted that the disks cannot hold.
     *
     * @param folders on the disks that are watched: the broker's, and the database's where it is on this machine
     * @param least below this nothing is accepted; accepted again from a quarter more
     */
    record Space(
            @DefaultValue(".hub") List<Path> folders,
            @DefaultValue("500MB") DataSize least) {

        Space {
            folders = List.copyOf(folders);
        }
    }
}
