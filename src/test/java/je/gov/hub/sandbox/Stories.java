package je.gov.hub.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import je.gov.hub.sandbox.Effect.Deed;

/**
 * Ready-made stories, each a folder {@code stories/<name>} with one file a step: who tells, and the event, with places to fill. A
 * step that can be told in turns has a file for each: {@code 01.json}, {@code 01.2.json} and so on; the turns go round.
 */
public final class Stories {

    private static final ZoneId JERSEY = ZoneId.of("Europe/Jersey");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Logbook told;
    private final Clock clock;

    /** @param told where the turns are remembered */
    public Stories(Logbook told, Clock clock) {
        this.told = told;
        this.clock = clock;
    }

    /**
     * The steps of a story's next telling, in order, filled in: {@code {"as": system, "event": …}} to be told to the hub, or {@code
     * {"as": "jfsc", "registry": …}} to be registered with the registry.
     *
     * @return empty when there is no such story
     */
    public synchronized Optional<ArrayNode> next(String story) {
        if (!story.matches("[a-z]+(-[a-z]+)*") || resource(story, "01.json").isEmpty()) {
            return Optional.empty();
        }
        var turn = told.effects().stream()
                .filter(effect -> effect.name().equals(story))
                .count();
        var steps = JSON.createArrayNode();
        for (var step = 1; resource(story, "%02d.json".formatted(step)).isPresent(); step++) {
            steps.add(fill(turns(story, step), turn));
        }
        told.write(Deed.TOLD, "story", "", story, "", "");
        return Optional.of(steps);
    }

    private static List<String> turns(String story, int step) {
        var turns = new ArrayList<String>();
        resource(story, "%02d.json".formatted(step)).ifPresent(turns::add);
        for (var turn = resource(story, "%02d.%d.json".formatted(step, 2)); turn.isPresent(); ) {
            turns.add(turn.get());
            turn = resource(story, "%02d.%d.json".formatted(step, turns.size() + 1));
        }
        return turns;
    }

    private ObjectNode fill(List<String> turns, long turn) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var text = turns.get(Math.toIntExact(turn % turns.size()))
                .replace("{{id}}", UUID.randomUUID().toString())
                .replace("{{now}}", now.toString())
                .replace("{{today}}", LocalDate.ofInstant(now, JERSEY).toString())
                .replace("{{number}}", Long.toString(now.getEpochSecond() % 100_000_000));
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException("A story is not JSON", broken);
        }
    }

    private static Optional<String> resource(String story, String file) {
        try (var in = Stories.class.getResourceAsStream("/stories/" + story + "/" + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The story " + story + " cannot be read", unreadable);
        }
    }
}
