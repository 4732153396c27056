package je.gov.hub.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Where somebody types commands without colours, and what they see. */
final class Terminal {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    int run(Path home, String... arguments) {
        return Cli.run(surroundings(home), arguments);
    }

    Surroundings surroundings(Path home) {
        return new Surroundings(
                home,
                home,
                Map.of(),
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false,
                Clock.systemUTC());
    }

    /** What was printed until now. */
    void forget() {
        out.getBuffer().setLength(0);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
