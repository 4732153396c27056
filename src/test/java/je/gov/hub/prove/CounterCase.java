package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import je.gov.hub.sandbox.Parish;
import je.gov.hub.sandbox.Population;
import org.awaitility.Awaitility;

/** What happens to files that a parish leaves at its counter. */
enum CounterCase implements Case {
    /** A file is written where the hub can see it, row by row; it must be taken once, and whole. */
    FILE_STILL_GROWING;

    private static final String TELLER = "kappa";
    private static final int ROWS = 8;

    @Override
    public void strike(Ground ground, Random random) {
        var person = Population.atTheBeginning().person("anne-l-amy");
        var parish = (Parish) ground.partner("parish-" + person.parish().toLowerCase(Locale.ROOT));
        var marked = ground.marked();
        int first = marked.next(TELLER);
        var name = "growing-" + first + ".csv";
        var file = ground.island()
                .folder()
                .resolve("partners/parishes")
                .resolve(parish.system().value())
                .resolve("counter")
                .resolve(name);
        append(file, Tellers.COLUMNS);
        for (int row = first; row < first + ROWS; row++) {
            var text = Tellers.row(person, TELLER, row);
            append(file, text.substring(0, text.length() / 2));
            HubCase.pause(Duration.ofMillis(200));
            append(file, text.substring(text.length() / 2));
            HubCase.pause(Duration.ofMillis(200));
        }
        Awaitility.await("the file is taken").atMost(Duration.ofSeconds(60)).until(() -> parish.isDoneWith(name));
        for (int row = first; row < first + ROWS; row++) {
            marked.accepted(TELLER, row);
        }
    }

    @Override
    public boolean readyThroughout() {
        return true;
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The counter cannot be written", unwritable);
        }
    }
}
