package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What waits for a person, and what came of a decision, readable at a glance. */
final class QuarantineView {

    private static final Map<String, String> DONE =
            Map.of("release", "released", "amend", "amended", "discard", "discarded");

    private final Paint paint;

    QuarantineView(Paint paint) {
        this.paint = paint;
    }

    /** One that waits, on two lines. */
    List<String> lines(JsonNode one) {
        long behind = one.path("behind").asLong();
        return List.of(
                "%s  %-18s %s %s%s"
                        .formatted(
                                paint.strong(one.path("delivery").asText()),
                                one.path("system").asText(),
                                paint.bad("%-12s".formatted(one.path("state").asText())),
                                paint.faint("since " + JerseyTime.of(one, "since")),
                                behind == 0 ? "" : paint.waiting("  %d parked behind it".formatted(behind))),
                "    " + one.path("rule").asText() + ": " + one.path("reason").asText());
    }

    /** What else is known of it, and what may be done. */
    List<String> details(JsonNode one) {
        var lines = new ArrayList<String>();
        lines.add("    event      %s  %s"
                .formatted(
                        one.path("event").asText("unknown to the ledger"),
                        one.path("type").asText("")));
        lines.add("    attempts   %d%s"
                .formatted(
                        one.path("attempts").asInt(),
                        one.path("repeated").asBoolean() ? ", it may be there all the same" : ""));
        field(lines, "made by", one.path("made").asText());
        field(lines, "answer", one.path("excerpt").asText());
        lines.add("    may be     " + may(one));
        return lines;
    }

    private static String may(JsonNode one) {
        if (!one.has("event")) {
            return "discarded";
        }
        return one.path("withBody").asBoolean() ? "released, amended or discarded" : "amended or discarded";
    }

    private static void field(List<String> lines, String name, String text) {
        if (!text.isEmpty()) {
            lines.add("    %-10s %s".formatted(name, text.replace("\n", "\n               ")));
        }
    }

    /** The line below those that wait. */
    String sum(JsonNode all) {
        return all.isEmpty()
                ? paint.good("Nothing waits for a person")
                : paint.bad("%d wait for a person".formatted(all.size()));
    }

    /** What the hub answered to a decision. */
    List<String> answer(String decision, JsonNode answer) {
        if (answer.has("proposal")) {
            return List.of(
                    paint.waiting("Nothing is changed yet: ") + planned(answer) + " need a second person, who types",
                    "  ./hub quarantine %s --confirm %s"
                            .formatted(decision, answer.path("proposal").asText()));
        }
        return answer.has("results") ? decided(decision, answer) : List.of("It would be about " + planned(answer));
    }

    private List<String> decided(String decision, JsonNode answer) {
        var lines = new ArrayList<String>();
        lines.add(paint.good("%d %s".formatted(answer.path("done").asInt(), DONE.get(decision))));
        answer.path("results").forEach(result -> {
            if (result.has("successor")) {
                lines.add("  %s goes instead of %s"
                        .formatted(
                                paint.strong(result.path("successor").asText()),
                                result.path("delivery").asText()));
            }
            if (result.has("reason")) {
                lines.add("  %s %s"
                        .formatted(
                                paint.bad(result.path("delivery").asText() + ":"),
                                result.path("reason").asText()));
            }
        });
        return lines;
    }

    private static String planned(JsonNode answer) {
        int count = answer.path("deliveries").asInt();
        if (count == 0) {
            return "nothing";
        }
        var systems = answer.path("systems").properties().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "%d (%s), the first since %s, %d parked behind them"
                .formatted(
                        count,
                        systems,
                        JerseyTime.of(answer, "oldest"),
                        answer.path("behind").asLong());
    }
}
