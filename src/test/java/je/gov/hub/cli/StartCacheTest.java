package je.gov.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the JDK itself: what it does with a cache that it cannot use. */
class StartCacheTest {

    @TempDir
    private Path folder;

    private Path jar = Path.of("");
    private StartCache cache = new StartCache(Path.of("sandbox.args"));

    /** What is started. */
    static final class Hello {
        private Hello() {}

        public static void main(String[] arguments) {
            System.out.println("Hello");
        }
    }

    @BeforeEach
    void pack() throws IOException {
        Assumptions.assumeTrue(Runtime.version().feature() >= 25, "this JDK makes no caches");
        jar = folder.resolve("hello.jar");
        cache = new StartCache(folder.resolve("sandbox.args"));
        write();
    }

    @Test
    void isUsedWhereItFits() throws Exception {
        run(List.of("-XX:AOTCacheOutput=" + folder.resolve("hub.aot")));

        var options = cache.options();

        assertThat(run(with(options, "-XX:AOTMode=on"))).endsWith("Hello\n");
    }

    @Test
    void isIgnoredWithoutAWordWhereItIsBroken() throws Exception {
        Files.writeString(folder.resolve("hub.aot"), "no cache");

        assertThat(run(cache.options())).isEqualTo("Hello\n");
    }

    @Test
    void isMissingUntilItIsNewerThanWhatItIsMadeOf() throws IOException {
        boolean withoutTraining = cache.isMissing();
        var training = Files.createFile(folder.resolve("training.args"));
        boolean before = cache.isMissing();
        var made = Files.createFile(folder.resolve("hub.aot"));
        boolean after = cache.isMissing();
        var fresh = cache.options();
        Files.setLastModifiedTime(
                training,
                FileTime.from(Files.getLastModifiedTime(made).toInstant().plusSeconds(1)));

        assertThat(withoutTraining).isFalse();
        assertThat(before).isTrue();
        assertThat(after).isFalse();
        assertThat(fresh).isNotEmpty();
        assertThat(cache.isMissing()).isTrue();
        assertThat(cache.options()).isEmpty();
    }

    private static List<String> with(List<String> options, String more) {
        var all = new ArrayList<>(options);
        all.add(more);
        return all;
    }

    private void write() throws IOException {
        var name = Hello.class.getName().replace('.', '/') + ".class";
        try (var packed = new JarOutputStream(Files.newOutputStream(jar));
                var bytes = Objects.requireNonNull(Hello.class.getClassLoader().getResourceAsStream(name))) {
            packed.putNextEntry(new JarEntry(name));
            bytes.transferTo(packed);
        }
    }

    /** What it says, on both ways out. */
    private String run(List<String> options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Launch.java());
        command.addAll(options);
        command.addAll(List.of("-cp", jar.toString(), Hello.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
