package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import je.gov.hub.sandbox.Effect;
import je.gov.hub.sandbox.Issuer;
import org.awaitility.Awaitility;

/** The customer platform, which honours the key and keeps each disclosure as it came, is told again all that the ledger holds for it. */
final class Retelling {

    private static final String SYSTEM = "csp";
    private static final String MARKED = "\"replayof\"";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Ground ground;

    private Retelling(Ground ground) {
        this.ground = ground;
    }

    /** Begins, with a second person where it takes one. */
    static Retelling begin(Ground ground) {
        try {
            var asked = ground.island()
                    .operate(Issuer.OPERATOR, "/replay", "{\"system\":\"csp\",\"why\":\"they restored a backup\"}");
            if (asked.path("state").asText().equals("proposed")) {
                var confirms = "{\"confirm\":\"" + asked.path("replay").asText() + "\"}";
                asked = ground.island().operate(Issuer.SECOND_OPERATOR, "/replay", confirms);
            }
            if (!asked.path("state").asText().equals("running")) {
                throw new AssertionError("The replay did not begin: " + asked);
            }
            return new Retelling(ground);
        } catch (IOException gone) {
            throw new UncheckedIOException("The hub does not begin a replay", gone);
        }
    }

    /** Until all is in its lines; nobody helps it. */
    void awaitEnd() {
        Awaitility.await("the replay has ended")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> ground.ledger().replaying() == 0);
    }

    /** What was told for the first time. */
    static Stream<Effect> without(List<Effect> effects) {
        return effects.stream().filter(effect -> !effect.content().contains(MARKED));
    }

    private static List<String> marked(List<Effect> effects) {
        return effects.stream()
                .map(Effect::content)
                .filter(content -> content.contains(MARKED))
                .toList();
    }

    /** Each retelling says what it is, a subject's are in order, and none of them is the last word about it. */
    static List<String> broken(Ground ground) {
        var broken = new ArrayList<String>();
        var effects = ground.effects(SYSTEM);
        var says = effects.stream()
                .filter(effect -> effect.content().contains(MARKED))
                .map(Effect::key)
                .collect(Collectors.toCollection(TreeSet::new));
        var should = ground.ledger().retold(SYSTEM);
        if (!says.equals(should)) {
            broken.add("told again and not marked so, or the other way round: %s, %s".formatted(says, should));
        }
        Marked.in(marked(effects)).forEach((teller, numbers) -> {
            if (Findings.descents(numbers) >= ground.ledger().replays()) {
                broken.add("%s was told again out of order of %s: %s".formatted(SYSTEM, teller, numbers));
            }
        });
        Marked.in(effects.stream().map(Effect::content).toList()).forEach((teller, numbers) -> {
            int newest = numbers.stream().mapToInt(Integer::intValue).max().orElseThrow();
            if (numbers.getLast() != newest) {
                broken.add("%s holds an old fact of %s on top: %s".formatted(SYSTEM, teller, numbers));
            }
        });
        return broken;
    }
}
