package je.gov.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** An operator's word about one system. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Let a system go on that is suspended, has stopped, or waits for its next attempt.")
final class ResumeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final Order order = new Order();

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new HubLine(Place.of(surroundings), new Wire(), surroundings.clock()).resume(order.system, order.why);
        surroundings.out().println(order.system + " goes on");
        return Exit.DONE;
    }
}
