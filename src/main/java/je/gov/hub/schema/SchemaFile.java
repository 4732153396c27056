package je.gov.hub.schema;

import java.net.URI;
import java.util.Optional;
import je.gov.hub.event.EventType;

/**
 * One schema of the folder.
 *
 * @param path subject, event and version, such as person/address-changed/v1
 */
record SchemaFile(String path, PlacedJson json) {

    private static final String BLOCKS = "common/";
    private static final String PREFIX = "je.gov.";

    /** What the file calls itself; empty where that is no address. */
    Optional<URI> id() {
        try {
            return Optional.of(json.root().path("$id").asText())
                    .filter(text -> !text.isEmpty())
                    .map(URI::create);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The event type whose data it describes; empty for a shared block. */
    Optional<EventType> type() {
        return path.startsWith(BLOCKS) ? Optional.empty() : Optional.of(new EventType(PREFIX + path.replace('/', '.')));
    }
}
