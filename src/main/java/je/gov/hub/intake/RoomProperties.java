package je.gov.hub.intake;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much room the disks must have for the hub to accept events, {@code hub.room.*}.
 *
 * @param folders on the disks that are watched: the broker's, and the database's where it is on this machine
 * @param least below this nothing is accepted; accepted again from a quarter more
 */
@Validated
@ConfigurationProperties("hub.room")
record RoomProperties(
        @DefaultValue(".hub") List<Path> folders,
        @DefaultValue("500MB") DataSize least) {

    RoomProperties {
        folders = List.copyOf(folders);
    }
}
