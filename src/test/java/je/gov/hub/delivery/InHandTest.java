package je.gov.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InHandTest {

    private static final SystemId SYSTEM = new SystemId("parish-he");
    private static final DeliveryId ONE = new DeliveryId("22222222222222222223");

    private static final Past FIRST = new Past(1, true, 0, 0);

    @TempDir
    private Path folder;

    private final Solitude solitude = new Solitude(Clock.systemUTC());

    @Test
    void knowsNothingOfWhatWasNeverInHand() {
        try (var inHand = open()) {
            assertThat(inHand.past(ONE)).isEqualTo(Past.NONE);
        }
    }

    @Test
    void countsEveryEndOfTheHubWithItInHand() throws IOException {
        write("+ " + ONE + " 1 0 0\n");
        assertThat(crashed().past(ONE)).isEqualTo(new Past(1, true, 1, 1));

        write("+ " + ONE + " 2 1 1\n");

        assertThat(crashed().past(ONE)).isEqualTo(new Past(2, true, 2, 2));
    }

    @Test
    void doesNotBlameItWhenTheHubStoppedInGoodOrder() throws IOException {
        write("+ " + ONE + " 1 0 0\n.\n");

        try (var inHand = open()) {
            assertThat(inHand.past(ONE)).isEqualTo(new Past(1, true, 0, 0));
        }
    }

    @Test
    void remembersAnAttemptThatDidNotReachThePartner() throws IOException {
        write("+ " + ONE + " 1 0 0\n= " + ONE + " 1 0 0\n");

        try (var inHand = open()) {
            assertThat(inHand.past(ONE)).isEqualTo(new Past(1, false, 0, 0));
        }
    }

    @Test
    void forgetsWhatEnded() throws IOException {
        write("+ " + ONE + " 1 0 0\n- " + ONE + " 0 0 0\n");

        try (var inHand = open()) {
            assertThat(inHand.past(ONE)).isEqualTo(Past.NONE);
        }
    }

    @Test
    void readsPastALineThatACrashCutShort() throws IOException {
        write("+ " + ONE + " 1 0 0\n- 222222222");

        assertThat(crashed().past(ONE)).isEqualTo(new Past(1, true, 1, 1));
    }

    @Test
    void readsPastALineCutShortBeforeItsLastNumber() throws IOException {
        write("+ " + ONE + " 1 0 0\n~ " + ONE + " 1 ");

        assertThat(crashed().past(ONE)).isEqualTo(new Past(1, true, 1, 1));
    }

    @Test
    void hasNothingInHandThatItCouldNotWriteDown() {
        var inHand = open();
        inHand.close();
        solitude.enter(1);

        assertThatThrownBy(() -> inHand.taken(Map.of(ONE, FIRST))).isInstanceOf(UncheckedIOException.class);

        assertThat(solitude.enterAlone()).isTrue();
    }

    @Test
    void isAsItWasWhereNothingCanBeWritten() {
        var inHand = open();
        inHand.cameBack(ONE, 1, false);
        inHand.close();

        assertThatThrownBy(() -> inHand.taken(Map.of(ONE, new Past(2, false, 0, 0))))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(inHand.past(ONE)).isEqualTo(new Past(1, false, 0, 0));
    }

    @Test
    void doesNotStandInTheWayOfWhatHasEndedOrComeBackWhereNothingCanBeWritten() {
        var inHand = open();
        solitude.enter(2);
        inHand.taken(Map.of(ONE, FIRST, id(1), FIRST));
        inHand.close();

        inHand.ended(List.of(ONE));
        inHand.cameBack(id(1), 1, true);

        assertThat(inHand.past(ONE)).isEqualTo(Past.NONE);
        assertThat(inHand.past(id(1))).isEqualTo(FIRST);
    }

    /** The machine went down before the lines that say that they have ended were on the disk. */
    @Test
    void forgetsWhatTheLedgerKnowsToHaveEnded() throws IOException {
        try (var inHand = open()) {
            inHand.taken(Map.of(id(1), FIRST, id(2), FIRST));
            inHand.cameBack(id(1), 1, true);
            inHand.cameBack(id(2), 1, true);
        }

        InHand.sweep(folder, solitude, (system, known) -> {
            assertThat(system).isEqualTo(SYSTEM);
            assertThat(known).containsExactlyInAnyOrder(id(1), id(2));
            return Set.of(id(1));
        });

        assertThat(Remains.of(folder.resolve("parish-he")).back().keySet()).containsExactly(id(2));
        try (var again = open()) {
            assertThat(again.past(id(1))).isEqualTo(Past.NONE);
            assertThat(again.past(id(2)).repeated()).isTrue();
        }
    }

    @Test
    void staysShortThoughSomethingIsAlwaysInHand() throws IOException {
        try (var inHand = open()) {
            inHand.taken(Map.of(id(0), FIRST));
            for (int each = 1; each < 10_000; each++) {
                inHand.taken(Map.of(id(each), FIRST));
                inHand.ended(List.of(id(each - 1)));
            }
        }

        assertThat(Files.size(folder.resolve("parish-he"))).isLessThan(300_000);
        try (var again = open()) {
            assertThat(again.past(id(9_999))).isEqualTo(FIRST);
            assertThat(again.past(id(9_998))).isEqualTo(Past.NONE);
        }
    }

    private static DeliveryId id(int number) {
        return DeliveryId.of(SYSTEM, new EventSource("urn:je:gov:test"), new EventId("e" + number), SYSTEM, 0);
    }

    private InHand open() {
        return InHand.open(folder, SYSTEM, true, solitude);
    }

    /** As a hub reads it that starts after a crash; opened and left, as the next crash would. */
    private InHand crashed() {
        InHand.judge(folder, solitude);
        return open();
    }

    private void write(String lines) throws IOException {
        Files.writeString(folder.resolve("parish-he"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
