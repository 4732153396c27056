package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a replay would be about, and how far one is, readable at a glance. */
final class ReplayView {

    private static final Map<String, String> COUNTS = new LinkedHashMap<>();

    static {
        COUNTS.put("replayed", "told again");
        COUNTS.put("held", "held: it cannot be decided whether the system may be told");
        COUNTS.put("withdrawn", "not told: the agreement in force grants nothing of it any more");
        COUNTS.put("culled", "not told: the body is not kept any more");
        COUNTS.put("discarded", "not told: a person discarded it");
        COUNTS.put("waiting", "in its subject's line already");
    }

    private final Paint paint;

    ReplayView(Paint paint) {
        this.paint = paint;
    }

    List<String> answer(JsonNode answer) {
        return answer.has("replay") ? run(answer) : planned(answer);
    }

    private List<String> planned(JsonNode answer) {
        var lines = new ArrayList<String>();
        lines.add("It would be about %d subjects"
                .formatted(answer.path("subjects").asLong()));
        answer.path("types")
                .properties()
                .forEach(type -> lines.add("  %6d %s".formatted(type.getValue().asLong(), type.getKey())));
        if (answer.path("culled").asLong() > 0) {
            lines.add(paint.bad("  %6d of them have no body any more"
                    .formatted(answer.path("culled").asLong())));
        }
        lines.add("Of %d subjects looked at".formatted(answer.path("looked").asLong()));
        lines.addAll(counts(answer.path("wouldBe")));
        return lines;
    }

    private List<String> run(JsonNode answer) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s  %s  %d of %d subjects"
                .formatted(
                        paint.strong(answer.path("replay").asText()),
                        answer.path("system").asText(),
                        state(answer.path("state").asText()),
                        answer.path("done").asLong(),
                        answer.path("subjects").asLong()));
        lines.addAll(counts(answer));
        if (answer.path("state").asText().equals("proposed")) {
            lines.add(paint.waiting("Nothing is told again yet: ") + "it needs a second person, who types");
            lines.add("  ./hub replay --confirm " + answer.path("replay").asText());
        }
        if (answer.has("cancelledBy")) {
            long dropped =
                    answer.path("subjects").asLong() - answer.path("done").asLong();
            lines.add("  %6d subjects dropped: %s cancelled it, %s"
                    .formatted(
                            dropped,
                            answer.path("cancelledBy").asText(),
                            answer.path("cancelledWhy").asText()));
        }
        return lines;
    }

    private String state(String state) {
        return state.equals("ended") ? paint.good(state) : paint.waiting(state);
    }

    private static List<String> counts(JsonNode counted) {
        return COUNTS.entrySet().stream()
                .filter(count -> counted.path(count.getKey()).asLong() > 0)
                .map(count -> "  %6d %s".formatted(counted.path(count.getKey()).asLong(), count.getValue()))
                .toList();
    }
}
