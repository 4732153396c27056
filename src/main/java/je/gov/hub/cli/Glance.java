package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What a partner holds, so that a person sees at once what it knows: of a table and of JSON only the fields that say something. */
final class Glance {

    private static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Glance() {}

    static List<String> at(JsonNode holding) {
        var content = holding.path("content").asText();
        if (holding.path("name").asText().endsWith(".csv")) {
            return table(content);
        }
        var json = Json.read(content);
        return json.path("data").isObject() ? fields("", json.path("data")).toList() : lines(content);
    }

    /** As it is, but for empty lines. */
    static List<String> lines(String content) {
        return content.replace('\r', '\n')
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> table(String content) {
        try (var rows = TABLE.parse(new StringReader(content))) {
            return rows.stream().flatMap(Glance::fields).toList();
        } catch (IOException | IllegalArgumentException noTable) {
            return lines(content);
        }
    }

    private static Stream<String> fields(CSVRecord row) {
        return row.toMap().entrySet().stream()
                .filter(field -> !field.getValue().isBlank())
                .map(field -> "%-18s %s".formatted(field.getKey(), field.getValue()));
    }

    private static Stream<String> fields(String name, JsonNode json) {
        if (json.isContainerNode() && !json.isArray()) {
            return json.properties().stream()
                    .flatMap(field ->
                            fields(name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue()));
        }
        return Stream.of("%-32s %s".formatted(name, json.isTextual() ? json.asText() : json.toString()));
    }
}
