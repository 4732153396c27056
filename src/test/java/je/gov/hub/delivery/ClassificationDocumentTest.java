package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The document of the classification is written from its table. {@code mvn test -Dtest=ClassificationDocumentTest -Dhub.docs.write=true}
 * writes it anew.
 */
class ClassificationDocumentTest {

    private static final Path DOCUMENT = Path.of("src/docs/classification.md");
    private static final String HEAD = """
            # What a partner's answer means

            One table decides, in `delivery/Classification`; this page is written from it, by a test that fails when it is stale. Rows are asked from top to bottom, and the
            first whose protocol and signal match decides. Signals are regular expressions. A protocol of `*` takes what no other row knows.

            - **unavailable**: the inbox waits, backs off, and tries again for as long as it takes. "Perhaps" under *taken* means that the system may have it all the same: then
              the next hand-over is marked as a repeat.
            - **misconfigured**: the whole system waits for a person, or for a change of its agreement, its route or its connector. Nothing is quarantined.
            - **refused**: to quarantine; a retry cannot help. Several subjects in a row refused for one reason stop the system instead. Where the system may have it all the
              same, its release is marked as a repeat.

            A connector can decide itself: with the exchange property `HubOutcome` (`delivered`, `unavailable`, `misconfigured` or `refused`), and `HubReason` in a few words without
            personal data. Where a route fails and `HubReason` is set, the table decides and the reason is the connector's.

            | protocol | signal | means | taken | reason | rule |
            |---|---|---|---|---|---|
            """;

    @Test
    void saysWhatTheTableSays() throws IOException {
        var written = Classification.TABLE.stream()
                .map(ClassificationDocumentTest::line)
                .collect(Collectors.joining("\n", HEAD, "\n"));

        if (Boolean.getBoolean("hub.docs.write")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(written);
    }

    private static String line(Classification.Row row) {
        boolean stops = row.verdict() == Classification.Verdict.MISCONFIGURED;
        return "| %s | `%s` | %s | %s | %s | %s |"
                .formatted(
                        row.protocol(),
                        row.signals().pattern().replace("|", "\\|"),
                        row.verdict().name().toLowerCase(Locale.ROOT),
                        stops ? "" : row.reached() ? "perhaps" : "no",
                        row.reason(),
                        row.name());
    }
}
