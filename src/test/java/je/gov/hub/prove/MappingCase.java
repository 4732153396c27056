package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;

/**
 * A department gives its route a mapping that never ends, while the hub runs. Each try ends by the hub's own limits, the system waits for
 * a person, nobody else notices; with the mapping mended it goes on by itself, and a person releases what was refused.
 */
enum MappingCase implements Case {
    MAPPING_WITHOUT_END("def deeper(it) 1 + deeper($it)\ndeeper(.)\n"),
    MAPPING_WITH_A_HOSTILE_EXPRESSION("test(\"%s\" + .id, \"^(a|aa)+\\\\1?$\")%n".formatted("a".repeat(60)));

    private static final String SYSTEM = "csp";
    private static final String OTHER = "revenue";
    private static final int FLOW = 20;

    /** Reading the route, and five subjects at 5 s each, one after the other: more than they ever need side by side. */
    private static final Duration LONGEST_POISON = Duration.ofSeconds(60);

    private static final Duration LONGEST_MENDING = Duration.ofSeconds(60);

    private final String mapping;

    MappingCase(String mapping) {
        this.mapping = mapping;
    }

    @Override
    public void strike(Ground ground, Random random) {
        var route = ground.island().folder().resolve("routes/" + SYSTEM + ".camel.yaml");
        var poison = ground.island().folder().resolve("poison.jslt");
        var sound = read(route);
        write(poison, mapping);
        try {
            write(route, sound.replaceFirst("( +)steps:\n", "$0$1  - to:\n$1      uri: jslt:file:" + poison + "\n"));
            int flowed = ground.effects(OTHER).size();
            stops(ground);
            Awaitility.await("the others' flow goes on")
                    .atMost(LONGEST_POISON)
                    .until(() -> ground.effects(OTHER).size() > flowed + FLOW);
        } finally {
            write(route, sound);
        }
        mended(ground);
    }

    private static void stops(Ground ground) {
        var why = Awaitility.await("the system waits for a person")
                .atMost(LONGEST_POISON)
                .until(() -> ground.ledger().stopped(), stopped -> !stopped.isEmpty());
        if (why.size() > 1
                || !why.getFirst().startsWith(SYSTEM)
                || !why.getFirst().contains("Our mapping")) {
            throw new AssertionError("Other systems stopped, or for another reason: " + why);
        }
    }

    private static void mended(Ground ground) {
        Awaitility.await("the system goes on by itself")
                .atMost(LONGEST_MENDING)
                .until(() -> ground.ledger().stopped().isEmpty());
        try {
            ground.island().releaseAll(SYSTEM, "mapping mended");
        } catch (IOException unanswered) {
            throw new UncheckedIOException("Nothing could be released", unanswered);
        }
        Awaitility.await("what was refused goes on")
                .atMost(LONGEST_MENDING)
                .until(() -> ground.ledger().quarantined() == 0);
    }

    @Override
    public boolean readyThroughout() {
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("There is no " + file, unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write " + file, unwritable);
        }
    }
}
