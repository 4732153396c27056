package je.gov.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the hub something. */
@Command(
        name = "tell",
        mixinStandardHelpOptions = true,
        description =
                "Tell the hub something: a ready-made story of the sandbox, or a CloudEvent (or a batch) from a file.",
        footer = {
            "",
            "Exit codes with --wait: 0 all delivered, 3 something is held for a person, 4 something is on its way."
        })
final class TellCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "STORY|FILE|-",
            completionCandidates = Stories.class,
            description = "A story's name (${COMPLETION-CANDIDATES}), a file, or - for standard input.")
    private String what = "";

    @Option(
            names = "--as",
            paramLabel = "SYSTEM",
            description = "Who tells; in the sandbox the portal unless said otherwise.")
    private @Nullable String as;

    @Option(names = "--wait", description = "Follow the deliveries until all have ended, or the limit.")
    private boolean wait;

    @Option(
            names = "--limit",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to follow, such as 60s or 5m; ${DEFAULT-VALUE} when not said.")
    private Duration limit = Duration.ofMinutes(1);

    @Option(names = "--json", description = "Print what was told and, with --wait, its journey as JSON.")
    private boolean json;

    TellCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var place = Place.of(surroundings);
        var telling = new Telling(surroundings, place, wait ? limit : null, json);
        var told = JsonNodeFactory.instance.arrayNode();
        var exits = new ArrayList<Integer>();
        for (var step : steps(place)) {
            exits.add(telling.tell(step, told));
        }
        if (json) {
            surroundings.out().println(Json.write(told));
        }
        return gravest(exits);
    }

    private List<Telling.Step> steps(Place place) {
        var file = surroundings.folder().resolve(what);
        if ("-".equals(what)) {
            return List.of(step(place, input()));
        }
        if (Files.isRegularFile(file)) {
            return List.of(step(place, text(file)));
        }
        return new IslandLine(place, new Wire())
                .story(what)
                .map(this::story)
                .orElseThrow(() -> new CommandFailedException("There is no story and no file called " + what
                        + ". Stories: " + String.join(", ", Stories.NAMES)));
    }

    private List<Telling.Step> story(JsonNode steps) {
        var list = new ArrayList<Telling.Step>();
        steps.forEach(step -> list.add(
                step.has("registry")
                        ? new Telling.Registered(step.path("registry"))
                        : new Telling.Told(
                                as == null ? step.path("as").asText() : as,
                                step.path("event").toString())));
        return list;
    }

    private Telling.Step step(Place place, String text) {
        return new Telling.Told(as == null ? place.teller() : as, text);
    }

    private String input() {
        try {
            return new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new CommandFailedException("Cannot read standard input", broken);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new CommandFailedException("Cannot read " + file + " as UTF-8", unreadable);
        }
    }

    /** What a person must look at comes before what is on its way. */
    private static int gravest(List<Integer> exits) {
        return exits.contains(Exit.HELD) ? Exit.HELD : exits.contains(Exit.PENDING) ? Exit.PENDING : Exit.DONE;
    }

    /** The sandbox's ready-made stories, as a shell completes them. */
    static final class Stories implements Iterable<String> {

        private static final List<String> NAMES = List.of("moving-house", "a-birth", "a-death", "a-new-company");

        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }
}
