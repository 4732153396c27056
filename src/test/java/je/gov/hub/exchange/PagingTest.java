package je.gov.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many wait, they wait on disk. {@code -Dhub.waiting=200000} says how many. */
class PagingTest {

    private static final long COUNT = Long.getLong("hub.waiting", 50_000);

    @TempDir
    private Path folder;

    @Test
    void theHeapStaysFlatHoweverManyWait() throws Exception {
        var out = folder.resolve("out");

        var process = new ProcessBuilder(ManyWaiting.command(folder.resolve("artemis"), COUNT))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();

        assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("it has ended").isTrue();
        var lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        var figures = lines.stream()
                .filter(line -> line.matches("[0-9 ]+"))
                .findFirst()
                .orElseThrow();
        List<Long> said = Stream.of(figures.split(" ")).map(Long::parseLong).toList();
        assertThat(said.get(1) - said.get(0))
                .as("megabytes more than with a tenth")
                .isLessThan(24);
        assertThat(said.get(2)).isEqualTo(COUNT);
        assertThat(said.get(3)).as("seen by a look").isEqualTo(COUNT);
        assertThat(said.get(4)).as("in order, from the first").isEqualTo(1000);
    }
}
