package je.gov.hub.prove;

import java.util.Optional;
import java.util.Random;

/** What a machine like this cannot do to the hub. */
enum MachineCase implements Case {
    CLOCK_STEPPED_BY_AN_HOUR("no libfaketime here; stepping the machine's own clock would step everybody's"),
    CLOCK_STEPPED_BY_A_DAY("no libfaketime here; stepping the machine's own clock would step everybody's");

    private final String why;

    MachineCase(String why) {
        this.why = why;
    }

    @Override
    public void strike(Ground ground, Random random) {
        throw new IllegalStateException(why);
    }

    @Override
    public Optional<String> skipped() {
        return Optional.of(why);
    }
}
