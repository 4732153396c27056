package je.gov.hub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of those that wait for a person, as options of a command. */
final class Filtering {

    @Option(names = "--system", paramLabel = "SYSTEM", description = "Those of this system, such as parish-he.")
    private @Nullable String system;

    @Option(names = "--rule", paramLabel = "RULE", description = "Those that wait by this rule, such as \"http 4xx\".")
    private @Nullable String rule;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those that wait since this time or later, such as 2026-11-26T09:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Those that wait since before this time.")
    private @Nullable Instant until;

    ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        put(json, "system", system);
        put(json, "rule", rule);
        put(json, "since", since);
        put(json, "until", until);
        return json;
    }

    /** As a query, without its question mark. */
    String toQuery() {
        return toJson().properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
