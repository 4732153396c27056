package je.gov.hub.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds round itself.
 *
 * @param home the folder of the project, where {@code config/} and {@code .hub/} lie
 * @param folder where the command was called, which relative file names start from
 * @param colour whether {@code out} is a terminal that shows colour and the user wants it
 */
record Surroundings(
        Path home,
        Path folder,
        Map<String, String> environment,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean colour,
        Clock clock) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    Path state() {
        return home.resolve(".hub");
    }

    Paint paint() {
        return new Paint(colour);
    }
}
