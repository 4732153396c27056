package je.gov.hub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import picocli.CommandLine;

/** That the bench runs and says what it should; how fast anything is, is no matter of a test. */
class BenchTest {

    /** A minute on a quiet machine, which every build need not spend: with {@code -Dhub.bench=true} only. */
    @Test
    @EnabledIfSystemProperty(named = "hub.bench", matches = "true")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void measuresBothAndPrintsTheirRatios(@TempDir Path folder) throws Exception {
        var text = new StringWriter();

        int exit = new CommandLine(new Bench(new PrintWriter(text)))
                .execute(
                        "--quick", "--json", "--folder", folder.resolve("bench").toString());

        assertThat(exit).isZero();
        var json = JsonMapper.builder().build().readTree(text.toString());
        for (var ratio : new String[] {"acceptedPerSecond", "deliveriesPerSecond", "cpuPerEvent", "acceptP99"}) {
            assertThat(json.at("/ratios/" + ratio).asDouble()).as(ratio).isPositive();
        }
        for (var application : new String[] {"hub", "bare"}) {
            var figures = json.path(application);
            assertThat(figures.path("delivered").asLong())
                    .as("deliveries of " + application)
                    .isEqualTo(Arrivals.RECEIVERS * figures.path("accepted").asLong())
                    .isPositive();
            for (var figure : new String[] {"acceptP999", "endToEndP99", "startToReadySeconds", "peakResidentMiB"}) {
                assertThat(figures.path(figure).asDouble()).as(figure).isPositive();
            }
        }
        assertThat(json.path("diskSyncsPerSecond").asDouble()).isPositive();
    }

    @Test
    @EnabledIfSystemProperty(named = "hub.bench", matches = "true")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void drawsCostAgainstSize(@TempDir Path folder) throws Exception {
        var text = new StringWriter();

        int exit = new CommandLine(new Bench(new PrintWriter(text)))
                .execute(
                        "--quick",
                        "--curves",
                        folder.resolve("svg").toString(),
                        "--folder",
                        folder.resolve("bench").toString());

        assertThat(exit).isZero();
        for (var curve : new String[] {"receivers", "lengths", "systems", "waiting", "ledger"}) {
            assertThat(folder.resolve("svg/curve-" + curve + ".svg")).content().startsWith("<svg");
        }
    }

    @Test
    void aPictureIsWellFormedAndNamesItsAxes() throws Exception {
        var points = List.of(new Curve.Point(0, 1), new Curve.Point(1_000_000, 2));
        var curve = new Curve("name", "A & B", "size, KiB", "time, ms", List.of(new Curve.Line("a line", points)));

        var svg = new Picture(curve).svg();

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains("A &amp; B", "size, KiB", "time, ms", "a line", "1,000,000");
    }

    @Test
    void findsTheNumberOfAnEventInWhateverFormItArrives() {
        var text = "MSH|^~\\&|HUB\rPID|1||H-1||Le Bench||||||12 " + Arrivals.mark(417) + " Road^^St Helier";

        var number = Arrivals.number(text.getBytes(StandardCharsets.UTF_8));

        assertThat(number).hasValue(417);
    }
}
