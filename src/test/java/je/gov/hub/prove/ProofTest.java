package je.gov.hub.prove;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/**
 * The proof: round after round many tell through HTTP, MLLP, SFTP and a feed, something goes wrong, and the partners' own records must show
 * every accepted event at every entitled system, in order for each subject, and once. What goes wrong, how often, and from which seed is
 * said by properties, see {@link Plan}; with {@code hub.prove.resume=true} the rounds that are over are not run again. What came of it
 * lies in {@code target/prove}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofTest {

    private static final Path FOLDER = Path.of("target", "prove").toAbsolutePath();

    private final Plan plan = Plan.ofProperties();
    private final Report report = Report.in(FOLDER, plan, Boolean.getBoolean("hub.prove.resume"));
    private final Rounds rounds = new Rounds(FOLDER, plan, report);

    @TestFactory
    Stream<DynamicTest> nothingAcceptedIsLostOrOutOfOrder() {
        var course = plan.course();
        return IntStream.range(0, course.size())
                .filter(round -> !report.has(round))
                .mapToObj(round -> {
                    var fault = course.get(round);
                    return DynamicTest.dynamicTest(
                            "round %d: %s, seed %d".formatted(round, fault.name(), plan.seed()),
                            () -> run(round, fault));
                });
    }

    private void run(int round, Case fault) {
        fault.skipped().ifPresent(why -> {
            report.add(new Report.Line(
                    round, fault.name(), plan.seedOf(round), Report.Ending.SKIPPED, List.of(why), Totals.NONE, 0));
            throw new TestAbortedException(fault.name() + " is not tried here: " + why);
        });
        rounds.run(round, fault);
    }

    @AfterAll
    void sumUp() {
        rounds.close();
        System.out.println(report.summary());
    }
}
