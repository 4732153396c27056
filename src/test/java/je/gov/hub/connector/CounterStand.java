package je.gov.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import je.gov.hub.connector.partner.SftpPartner;

/** A parish's counter: {@code in.csv} is its file, and {@code answers.json} what the hub makes of it where not every readable row is good. */
final class CounterStand implements Stand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "monday.csv";

    private final Bench bench;
    private final SftpPartner partner;

    CounterStand(Path folder) throws Exception {
        this("parish-counter-source", folder);
    }

    CounterStand(String connector, Path folder) throws Exception {
        bench = new Bench(connector);
        partner = new SftpPartner(folder);
        Files.createDirectories(partner.home().resolve("counter/.done"));
        Files.createDirectories(partner.home().resolve("counter/reject"));
        var parameters = new TreeMap<>(partner.parameters());
        parameters.putAll(Map.of("system", "parish-he", "period", "200", "quiet", "100"));
        bench.listen(connector, parameters, "hub:outbox:parish-he?items=each");
    }

    StandIn hub() {
        return bench.hub();
    }

    @Override
    public Map<String, byte[]> run(Path example) throws Exception {
        hub().answers(told -> answer(example, told));
        take(example);
        assertThat(hub().told()).hasSize(1);
        var outcome = new TreeMap<String, byte[]>();
        outcome.put("out.json", hub().told().remove().getBytes(StandardCharsets.UTF_8));
        for (var reject : rejects()) {
            assertThat(reject).matches(taken(FILE)).isIn(taken());
            outcome.put(
                    "reject.csv",
                    Files.readAllBytes(partner.home().resolve("counter/reject").resolve(reject)));
        }
        return outcome;
    }

    /** Leaves the example's file at the counter, whole from the first moment it can be seen, and waits until it is done with. */
    void take(Path example) throws IOException {
        take(example, FILE);
    }

    void take(Path example, String name) throws IOException {
        int before = taken().size();
        var whole = Files.copy(example.resolve("in.csv"), partner.home().resolve("whole"));
        Files.setLastModifiedTime(whole, FileTime.from(Bench.CLOCK.instant().plusSeconds(before)));
        Files.move(whole, partner.home().resolve("counter").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        await().atMost(Duration.ofSeconds(15)).until(() -> taken().size() > before);
        assertThat(taken()).anyMatch(done -> done.matches(taken(name)));
    }

    /** From now on a file can be read and cannot be moved. */
    void keepsAllFiles() throws IOException {
        Files.delete(partner.home().resolve("counter/.done"));
        Files.createFile(partner.home().resolve("counter/.done"));
    }

    /** The names of the files that are done with. */
    List<String> taken() throws IOException {
        return partner.names("counter/.done");
    }

    /** The names of the files with rows that were not accepted. */
    List<String> rejects() throws IOException {
        return partner.names("counter/reject");
    }

    String reject(String name) throws IOException {
        return Files.readString(partner.home().resolve("counter/reject").resolve(name));
    }

    /** What a file is called once it was taken: its own name and the time. */
    private static String taken(String name) {
        return Pattern.quote(name.substring(0, name.lastIndexOf('.'))) + "-[0-9]{14}\\.csv";
    }

    /** Leaves a file at the counter as if it had been written at that time, and waits for nothing. */
    void leave(String name, String csv, Instant written) throws IOException {
        var whole = Files.writeString(partner.home().resolve("whole"), csv);
        Files.setLastModifiedTime(whole, FileTime.from(written));
        Files.move(whole, partner.home().resolve("counter").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** As the hub answers when every readable item is good, or as the example says. */
    static String answer(Path example, String told) throws IOException {
        if (Files.exists(example.resolve("answers.json"))) {
            return Files.readString(example.resolve("answers.json"));
        }
        var answer = JSON.createObjectNode();
        var outcomes = answer.putArray("outcomes");
        for (var item : JSON.readTree(told).path("items")) {
            outcomes.addObject()
                    .put("index", outcomes.size() - 1)
                    .put("outcome", item.has("unreadable") ? "unreadable" : "accepted")
                    .put("known", false);
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        bench.close();
        partner.close();
    }
}
