package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationTest {

    /** A signal for every row of the table: protocol, signal, row, verdict, whether it may have had its effect. */
    private static final String ROWS = """
            http     | 408               | http 408                     | Unavailable   | true
            http     | 409 key           | http 409 under our key       | Unavailable   | true
            http     | 425               | http 425                     | Unavailable   | false
            http     | 429               | http 429                     | Unavailable   | false
            http     | 503               | http 503                     | Unavailable   | false
            http     | 500               | http 5xx                     | Unavailable   | true
            http     | 502               | http 5xx                     | Unavailable   | true
            http     | 504               | http 5xx                     | Unavailable   | true
            http     | 301               | http 3xx                     | Misconfigured | false
            http     | 401               | http 401                     | Misconfigured | false
            http     | 403               | http 403                     | Misconfigured | false
            http     | 404               | http 404                     | Misconfigured | false
            http     | 407               | http 407                     | Misconfigured | false
            http     | 410               | http 410                     | Misconfigured | false
            http     | 400               | http 4xx                     | Refused       | false
            http     | 409               | http 4xx                     | Refused       | false
            http     | 413               | http 4xx                     | Refused       | false
            http     | 422               | http 4xx                     | Refused       | false
            soap     | fault server      | soap server fault            | Unavailable   | true
            soap     | fault version     | soap version fault           | Misconfigured | false
            soap     | fault client      | soap client fault            | Refused       | false
            mllp     | AR data           | hl7 AR with a data error     | Refused       | false
            mllp     | AR                | hl7 AR                       | Unavailable   | false
            mllp     | CR                | hl7 AR                       | Unavailable   | false
            mllp     | AE                | hl7 AE                       | Refused       | false
            mllp     | CE                | hl7 AE                       | Refused       | false
            mllp     | corrupt           | hl7 answer unreadable        | Unavailable   | true
            mllp     | silence           | hl7 no answer                | Unavailable   | true
            mllp     | not sent          | hl7 not sent                 | Unavailable   | true
            sftp     | auth              | sftp login                   | Misconfigured | false
            sftp     | host key          | sftp host key                | Misconfigured | false
            sftp     | permission        | sftp permission              | Misconfigured | false
            sftp     | no folder         | sftp no folder               | Misconfigured | false
            sftp     | failure           | sftp failure                 | Unavailable   | true
            net      | certificate       | certificate                  | Misconfigured | false
            net      | no connection     | no connection                | Unavailable   | false
            net      | unknown host      | name unknown                 | Unavailable   | false
            net      | timeout           | timeout                      | Unavailable   | true
            net      | overrun           | took too long                | Unavailable   | true
            net      | answer too big    | answer too big               | Unavailable   | true
            net      | lost              | connection lost              | Unavailable   | true
            connector| mapping           | mapping failed               | Refused       | true
            connector| stopping          | route stopping               | Unavailable   | true
            connector| settings          | connector settings           | Misconfigured | false
            connector| says unavailable  | connector says unavailable   | Unavailable   | true
            connector| says misconfigured| connector says misconfigured | Misconfigured | false
            connector| says refused      | connector says refused       | Refused       | false
            connector| no thread         | no thread                    | Unavailable   | false
            connector| crashed           | connector crashed            | Unavailable   | true
            connector| failed            | connector failed             | Refused       | true
            carrier  | pigeon            | connector failed             | Refused       | true
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ROWS)
    void saysWhatASignalMeans(String protocol, String signal, String rule, String verdict, boolean reached) {
        var outcome = Classification.of(Signal.of(protocol, signal));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(verdict);
        switch (outcome) {
            case Outcome.Unavailable unavailable -> {
                assertThat(unavailable.why().rule()).isEqualTo(rule);
                assertThat(unavailable.reached()).isEqualTo(reached);
            }
            case Outcome.Misconfigured misconfigured ->
                assertThat(misconfigured.why().rule()).isEqualTo(rule);
            case Outcome.Refused refused -> {
                assertThat(refused.why().rule()).isEqualTo(rule);
                assertThat(refused.reached()).isEqualTo(reached);
            }
            case Outcome.Delivered delivered -> throw new AssertionError("no signal delivers: " + delivered);
        }
    }

    @Test
    void hasASignalForEveryRow() {
        var tried = ROWS.lines().map(line -> line.split("\\|", -1)[2].strip()).collect(Collectors.toSet());

        assertThat(Classification.TABLE.stream().map(Classification.Row::name).collect(Collectors.toSet()))
                .isEqualTo(tried);
    }

    @Test
    void namesEachRowOnce() {
        Map<String, Long> names = Classification.TABLE.stream()
                .collect(Collectors.groupingBy(Classification.Row::name, Collectors.counting()));

        assertThat(new TreeSet<>(names.values())).containsExactly(1L);
    }
}
