package je.gov.hub.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** An operator's word about one system. */
@Command(
        name = "suspend",
        mixinStandardHelpOptions = true,
        description =
                "Hand nothing more over to a system until it is resumed, also after a new start. What is told waits.")
final class SuspendCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final Order order = new Order();

    SuspendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new HubLine(Place.of(surroundings), new Wire(), surroundings.clock()).suspend(order.system, order.why);
        surroundings.out().println(order.system + " is suspended; what is told waits");
        return Exit.DONE;
    }
}
