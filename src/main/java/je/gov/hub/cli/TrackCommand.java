package je.gov.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where is this event? */
@Command(
        name = "track",
        mixinStandardHelpOptions = true,
        description = "Show where an event is: which systems have it, which wait, and why.",
        footer = {"", "Exit codes: 0 all delivered, 3 something is held for a person, 4 something is on its way."})
final class TrackCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "KEY", description = "The key that the hub gave when it accepted the event.")
    private String key = "";

    @Option(names = "--json", description = "Print the journey as JSON.")
    private boolean json;

    TrackCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var hub = new HubLine(Place.of(surroundings), new Wire(), surroundings.clock());
        var journey = hub.journey(key);
        if (json) {
            surroundings.out().println(Json.write(journey));
        } else {
            var view = new JourneyView(surroundings.paint());
            surroundings.out().println(view.head(journey));
            journey.path("deliveries").forEach(leg -> surroundings.out().println(view.line(journey, leg)));
            surroundings.out().println(view.sum(journey));
        }
        return JourneyView.standing(journey);
    }
}
