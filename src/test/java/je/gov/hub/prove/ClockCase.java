package je.gov.hub.prove;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import je.gov.hub.prove.Wires.End;

/** The clock of hub and island is stepped while many tell, forwards and back, and then back and forwards. Nothing needs a new start. */
enum ClockCase implements Case {
    CLOCK_STEPPED_BY_AN_HOUR(Duration.ofHours(1)),
    CLOCK_STEPPED_BY_A_DAY(Duration.ofDays(1));

    private static final Duration SPELL = Duration.ofSeconds(4);

    /** Before and after the step, as long as a starved machine may need from signing to sending: who finds nobody tries again all the time. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    /** What goes over these is stale when it was signed before the step and is read after it, as nobody can help. */
    private static final List<End> SIGNED = List.of(End.DOOR, End.CSP, End.BUSINESS_PLATFORM, End.ARCHIVE);

    private final Duration step;

    ClockCase(Duration step) {
        this.step = step;
    }

    @Override
    public void strike(Ground ground, Random random) {
        ground.island().killHub();
        ground.island().launchHub(Map.of(), ground.clock().environment());
        ground.island().hub().awaitReady();
        for (var next : List.of(step, Duration.ZERO, step.negated(), Duration.ZERO)) {
            step(ground, next);
            HubCase.pause(SPELL);
        }
    }

    /** Silent wires have what is told wait for a time that is another one after the step. */
    private static void step(Ground ground, Duration next) {
        SIGNED.forEach(end -> ground.wires().to(end).turn(new Wire.Away()));
        HubCase.pause(SILENCE);
        ground.marked().note("the clock is stepped to " + next);
        ground.clock().step(next);
        HubCase.pause(SILENCE);
        ground.wires().mend();
    }

    @Override
    public int deaths() {
        return 1;
    }

    /** As the wires are cut for a moment. */
    @Override
    public boolean answersMayBeLost() {
        return true;
    }

    @Override
    public Optional<String> skipped() {
        return SteppedClock.library().isPresent()
                ? Optional.empty()
                : Optional.of("no libfaketime here; stepping the machine's own clock would step everybody's");
    }
}
