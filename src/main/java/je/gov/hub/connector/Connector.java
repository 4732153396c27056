package je.gov.hub.connector;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one kind of system is spoken to: a Kamelet with its mappings.
 *
 * @param name its folder's and its file's name
 * @param source whether it brings messages in; else it takes disclosures out
 * @param title for people
 * @param keyHonoured whether the partner drops a delivery whose id it has already
 * @param protocol such as sftp, mllp, soap or http
 * @param parameters what a route may set, by name
 * @param file the Kamelet
 * @param made changes whenever the Kamelet or one of its mappings does
 */
public record Connector(
        String name,
        boolean source,
        String title,
        boolean keyHonoured,
        String protocol,
        Map<String, Parameter> parameters,
        Path file,
        String made) {

    public Connector {
        parameters = Map.copyOf(new TreeMap<>(parameters));
    }

    /**
     * One thing that a route sets.
     *
     * @param type as JSON Schema names it
     * @param secret not to be shown
     */
    public record Parameter(String type, boolean required, boolean secret) {}
}
