package je.gov.hub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The sandbox that runs out of this folder, known by its process: hub and island are one.
 *
 * @param process may have ended meanwhile
 */
record Sandbox(Surroundings surroundings, ProcessHandle process) {

    /** The one that runs here, if any does. A process that only got an old one's number is none. */
    static Optional<Sandbox> running(Surroundings surroundings) {
        var note = note(surroundings);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try {
            var words = Files.readString(note).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> process.isAlive() && started(process).equals(words[words.length - 1]))
                    .map(process -> new Sandbox(surroundings, process));
        } catch (IOException | NumberFormatException unreadable) {
            throw new CommandFailedException("Cannot read " + note + "; delete it when nothing runs", unreadable);
        }
    }

    /** Takes note of the process just started. */
    static Sandbox of(Surroundings surroundings, ProcessHandle process) {
        try {
            Files.writeString(note(surroundings), process.pid() + " " + started(process));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return new Sandbox(surroundings, process);
    }

    /** Over its control, and by a signal where that does not answer. */
    void askToStop() {
        if (!heard()) {
            process.destroy();
        }
    }

    private boolean heard() {
        var place = Place.found(surroundings);
        try {
            place.ifPresent(there -> new IslandLine(there, new Wire()).stop());
            return place.isPresent();
        } catch (CommandFailedException cutOffOrStoppingAlready) {
            return false;
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static Path note(Surroundings surroundings) {
        return surroundings.state().resolve("sandbox.pid");
    }
}
