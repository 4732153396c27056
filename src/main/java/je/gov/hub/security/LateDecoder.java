package je.gov.hub.security;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Asks the issuer for its keys when the first token comes, and again with a later one where that failed: the hub starts
 * and goes on while the issuer is away. One asks at a time; the others wait for it a second at most, and for a second
 * after a failure nobody asks. Safe for use by many threads.
 */
final class LateDecoder implements JwtDecoder {

    /** Enough for an issuer that is well, so that those who come together at the start are not sent away. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Maker maker;
    private final Ticker ticker;

    /** No monitor: one that waits for the network inside a monitor holds its carrier thread (JEP 444). */
    private final ReentrantLock asking = new ReentrantLock();

    private volatile @Nullable JwtDecoder made;
    private volatile @Nullable Failure last;

    /** @param ticker nanoseconds by a clock that is never set back */
    LateDecoder(Maker maker, Ticker ticker) {
        this.maker = maker;
        this.ticker = ticker;
    }

    @Override
    public Jwt decode(String token) throws JwtException {
        try {
            return decoder().decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException unreadableKeys) {
            throw new IssuerUnreachableException(unreadableKeys);
        }
    }

    private JwtDecoder decoder() {
        var known = made;
        return known != null ? known : first();
    }

    private JwtDecoder first() {
        failIfJustFailed();
        awaitTurn();
        try {
            var known = made;
            return known != null ? known : make();
        } finally {
            asking.unlock();
        }
    }

    private void awaitTurn() {
        try {
            if (!asking.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IssuerUnreachableException("The issuer does not answer another who asks for its keys");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IssuerUnreachableException(interrupted);
        }
    }

    private JwtDecoder make() {
        failIfJustFailed();
        try {
            var decoder = maker.make();
            made = decoder;
            return decoder;
        } catch (IllegalArgumentException | IllegalStateException unreachable) {
            last = new Failure(ticker.read(), unreachable);
            throw new IssuerUnreachableException(unreachable);
        }
    }

    private void failIfJustFailed() {
        var failure = last;
        if (failure != null && ticker.read() - failure.nanos() < PAUSE.toNanos()) {
            throw new IssuerUnreachableException(failure.cause());
        }
    }

    private record Failure(long nanos, RuntimeException cause) {}

    /** Reads the issuer's metadata and makes a decoder for its tokens; throws IllegalArgumentException where it cannot. */
    @FunctionalInterface
    interface Maker {
        JwtDecoder make();
    }
}
