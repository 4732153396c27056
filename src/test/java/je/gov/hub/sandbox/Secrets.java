package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The island's passwords and keys: each made up at its first use, then the same for ever, also after a restart when kept in a file. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final @Nullable Path file;
    private final Map<String, String> values = new TreeMap<>();

    private Secrets(@Nullable Path file) {
        this.file = file;
    }

    /** Secrets that end with the process. */
    public static Secrets inMemory() {
        return new Secrets(null);
    }

    /** Secrets kept in a file that only its owner can read, a line each. */
    public static Secrets in(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var secrets = new Secrets(file);
            if (Files.exists(file)) {
                for (var line : Files.readAllLines(file)) {
                    var parts = line.split("=", 2);
                    secrets.values.put(parts[0], parts[1]);
                }
            }
            return secrets;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The secrets in " + file + " cannot be read", unreadable);
        }
    }

    /** 32 random bytes in base64, of this name. */
    public synchronized String key(String name) {
        return values.computeIfAbsent(
                name, unknown -> keep(name, Base64.getEncoder().encodeToString(random())));
    }

    /** A password of letters, digits, hyphens and underscores, of this name. */
    public synchronized String password(String name) {
        return values.computeIfAbsent(
                name,
                unknown -> keep(name, Base64.getUrlEncoder().withoutPadding().encodeToString(random())));
    }

    private static byte[] random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private String keep(String name, String value) {
        if (file == null) {
            return value;
        }
        var text = new StringBuilder();
        values.forEach(
                (known, secret) -> text.append(known).append('=').append(secret).append('\n'));
        text.append(name).append('=').append(value).append('\n');
        OwnerOnly.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return value;
    }
}
