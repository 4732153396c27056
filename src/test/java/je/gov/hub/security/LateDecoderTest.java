package je.gov.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The issuer hangs or is away: nobody waits behind others, and it is not asked with every token. */
class LateDecoderTest {

    private static final Jwt READ =
            new Jwt("t", Instant.EPOCH, Instant.MAX, Map.of("alg", "RS256"), Map.of("sub", "portal"));

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void nobodyQueuesBehindOneWhoWaitsForAnIssuerThatHangs() throws Exception {
        var asking = new CountDownLatch(1);
        var hanging = new CountDownLatch(1);
        var late = new LateDecoder(
                () -> {
                    asking.countDown();
                    return awaited(hanging);
                },
                nanos::get);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> late.decode("first"));
            assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();
            var others = IntStream.range(0, 20)
                    .mapToObj(place -> threads.submit(() -> late.decode("other " + place)))
                    .toList();
            try {
                assertThat(others).allSatisfy(LateDecoderTest::isSentAway);
                assertThat(first).isNotDone();
            } finally {
                hanging.countDown();
            }
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(READ);
        }
    }

    @Test
    void asksAnIssuerThatWasAwayAgainAfterASecond() {
        var late = new LateDecoder(this::awayAtFirst, nanos::get);

        assertThatThrownBy(() -> late.decode("1")).isInstanceOf(IssuerUnreachableException.class);
        assertThatThrownBy(() -> late.decode("2")).isInstanceOf(IssuerUnreachableException.class);
        int askedAtOnce = asked.get();
        nanos.addAndGet(Duration.ofMillis(1001).toNanos());
        var read = late.decode("3");

        assertThat(askedAtOnce).isEqualTo(1);
        assertThat(read).isEqualTo(READ);
    }

    private JwtDecoder awayAtFirst() {
        if (asked.incrementAndGet() == 1) {
            throw new IllegalArgumentException("away");
        }
        return token -> READ;
    }

    private static void isSentAway(Future<Jwt> other) {
        assertThatThrownBy(() -> other.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IssuerUnreachableException.class);
    }

    private static JwtDecoder awaited(CountDownLatch hanging) {
        try {
            hanging.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return token -> READ;
    }
}
