package je.gov.hub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Behaves as the making of an AOT cache does, but makes one that no JDK can use, longer each time. */
final class TinyTraining {

    private TinyTraining() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
