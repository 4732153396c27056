package je.gov.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.Test;

class SharedReceiptsTest {

    private static final String BAD = "bad";
    private static final String CRASH = "crash";

    private final List<List<String>> commits = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    private final Executor executor = task -> {
        var thread = new Thread(task);
        threads.add(thread);
        thread.start();
    };
    private final SharedReceipts receipts = new SharedReceipts(this::write);

    @Test
    void thoseWhoComeDuringACommitShareTheNext() {
        var one = record("one");
        awaitWaiting(1, 0);
        var two = record("two");
        var three = record("three");
        awaitWaiting(1, 2);

        first.countDown();
        CompletableFuture.allOf(one, two, three).join();

        assertThat(commits).hasSize(2);
        assertThat(commits.get(0)).containsExactly("one");
        assertThat(commits.get(1)).containsExactlyInAnyOrder("two", "three");
    }

    @Test
    void oneThatCannotBeWrittenSpoilsNothingForOthers() {
        var one = record("one");
        awaitWaiting(1, 0);
        var bad = record(BAD);
        var three = record("three");
        awaitWaiting(1, 2);

        first.countDown();
        CompletableFuture.allOf(one, three).join();

        assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class).hasRootCauseMessage(BAD);
        assertThat(commits).containsExactly(List.of("one"), List.of("three"));
    }

    /** Else a receipt would be taken for written that never was. */
    @Test
    void whoSharedACommitThatAnErrorEndedWritesItsOwn() {
        var one = record("one");
        awaitWaiting(1, 0);
        var crash = record(CRASH);
        var three = record("three");
        awaitWaiting(1, 2);

        first.countDown();
        CompletableFuture.allOf(one, crash, three).exceptionally(failed -> null).join();

        assertThat(one).isCompleted();
        assertThat(three.isCompletedExceptionally() || commits.contains(List.of("three")))
                .isTrue();
        assertThat(crash).isCompletedExceptionally();
    }

    private CompletableFuture<Void> record(String answer) {
        return CompletableFuture.runAsync(() -> receipts.record(List.of(receipt(answer))), executor);
    }

    /** Whoever writes waits for the first commit, all others for their turn. */
    private void awaitWaiting(int writing, int waiting) {
        await().until(() -> threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.WAITING)
                        .count()
                == writing + waiting);
    }

    private void write(List<Receipt> together) {
        var answers = together.stream().map(Receipt::answer).toList();
        awaitFirst();
        if (answers.contains(CRASH)) {
            throw new StackOverflowError(CRASH);
        }
        if (answers.contains(BAD)) {
            throw new IllegalStateException(BAD);
        }
        commits.add(answers);
    }

    private void awaitFirst() {
        try {
            first.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Receipt receipt(String answer) {
        var delivery = new DeliveryId("A".repeat(20));
        return new Receipt(
                delivery, new SystemId("csp"), answer, new byte[] {1}, 1, false, Instant.EPOCH, Instant.EPOCH);
    }
}
