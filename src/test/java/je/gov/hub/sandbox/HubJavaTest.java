package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubJavaTest {

    @TempDir
    private Path made;

    @Test
    void runsFromTheJarOfWhatWasCompiledLastAndElseFromTheFolder() throws IOException {
        var jar = Files.createFile(made.resolve("hub-1-classes.jar"));

        var packed = new HubJava(made).classPath();
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        var stale = new HubJava(made).classPath();

        assertThat(packed).contains(jar.toString()).doesNotContain("target/classes", "test-classes");
        assertThat(stale).contains("target/classes").doesNotContain(jar.toString(), "test-classes");
    }

    @Test
    void usesNoCacheThatIsOlderThanItsJar() throws IOException {
        Files.createFile(made.resolve("hub-1-classes.jar"));
        var cache = Files.createFile(made.resolve("hub.aot"));

        boolean newer = new HubJava(made).hasCache();
        Files.setLastModifiedTime(cache, FileTime.fromMillis(0));

        assertThat(newer).isTrue();
        assertThat(new HubJava(made).hasCache()).isFalse();
    }
}
