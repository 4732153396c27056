package je.gov.hub.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import je.gov.hub.sandbox.Effect.Deed;
import org.jspecify.annotations.Nullable;

/**
 * What a partner remembers of everything that happened to it, in order. With a file it only ever appends to it, one JSON object a
 * line, and starts with what is there. Safe for many threads.
 */
public final class Logbook {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Clock clock;
    private final @Nullable Path file;
    private final List<Effect> effects = new ArrayList<>();
    private final Set<String> applied = new HashSet<>();

    private Logbook(Clock clock, @Nullable Path file) {
        this.clock = clock;
        this.file = file;
    }

    /** A logbook that ends with the process. */
    public static Logbook inMemory(Clock clock) {
        return new Logbook(clock, null);
    }

    /** A logbook kept in a file, which is made when it is not there. */
    public static Logbook in(Path file, Clock clock) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var logbook = new Logbook(clock, file);
            if (Files.exists(file)) {
                logbook.read(Files.readString(file));
            }
            return logbook;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The logbook " + file + " cannot be read", unreadable);
        }
    }

    /** Takes something under its key: received the first time, repeated when the key has been received before. */
    public synchronized Effect receive(String kind, String key, String name, String content) {
        var deed = applied.contains(key) ? Deed.REPEATED : Deed.RECEIVED;
        return write(deed, kind, key, name, content, "");
    }

    /** Writes down anything else. */
    public synchronized Effect write(Deed deed, String kind, String key, String name, String content, String remark) {
        var effect = new Effect(effects.size() + 1L, clock.instant(), deed, kind, key, name, content, remark);
        append(effect);
        remember(effect);
        return effect;
    }

    /** Whether something was received under this key. */
    public synchronized boolean knows(String key) {
        return applied.contains(key);
    }

    /** Everything so far, in order. */
    public synchronized List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** What was received and applied, in order. */
    public List<Effect> received() {
        return with(Deed.RECEIVED);
    }

    /** What ended in this way, in order. */
    public List<Effect> with(Deed deed) {
        return effects().stream().filter(effect -> effect.deed() == deed).toList();
    }

    private void remember(Effect effect) {
        effects.add(effect);
        if (effect.deed() == Deed.RECEIVED && !effect.key().isEmpty()) {
            applied.add(effect.key());
        }
    }

    private void append(Effect effect) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(effect) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The logbook " + file + " cannot be written", unwritable);
        }
    }

    private void read(String text) throws JsonProcessingException {
        // a line without its end was being written when the partner died: it was never answered
        for (var line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            remember(JSON.readValue(line, Effect.class));
        }
    }
}
