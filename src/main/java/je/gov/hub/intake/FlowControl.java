package je.gov.hub.intake;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** Stands before the way in: lets nothing in where a disk is full, and no teller in faster than its rate. */
final class FlowControl implements Intake {

    private final Intake intake;
    private final Room room;
    private final BiFunction<SystemId, Integer, Optional<Duration>> rates;
    private final Duration retryAfter;

    /** @param rates when a system should come again that tells so many events; empty where it may tell them now */
    FlowControl(
            Intake intake, Room room, BiFunction<SystemId, Integer, Optional<Duration>> rates, Duration retryAfter) {
        this.intake = intake;
        this.room = room;
        this.rates = rates;
        this.retryAfter = retryAfter;
    }

    @Override
    public Answer tell(Teller teller, Told told) {
        return refusal(teller, 1).orElseGet(() -> intake.tell(teller, told));
    }

    @Override
    public List<Answer> tellAll(Teller teller, List<Told> batch) {
        return unlessRefused(teller, batch, () -> intake.tellAll(teller, batch));
    }

    @Override
    public List<Answer> tellPage(Teller teller, FeedPage page) {
        return unlessRefused(teller, page.items(), () -> intake.tellPage(teller, page));
    }

    @Override
    public Optional<String> cursor(SystemId system) {
        return intake.cursor(system);
    }

    private List<Answer> unlessRefused(Teller teller, List<?> told, Supplier<List<Answer>> go) {
        return refusal(teller, told.size())
                .map(refusal -> Collections.nCopies(told.size(), refusal))
                .orElseGet(go);
    }

    private Optional<Answer> refusal(Teller teller, int events) {
        return room.full().isPresent()
                ? Optional.of(new Answer.Unavailable(retryAfter))
                : rates.apply(teller.system(), events).map(Answer.TooMany::new);
    }
}
