package je.gov.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class KnownTokensTest {

    private static TokenIssuer issuer;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Clock.systemUTC().instant());
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private int decoded;

    @BeforeAll
    static void open() {
        issuer = new TokenIssuer();
    }

    @AfterAll
    static void close() {
        issuer.close();
    }

    @Test
    void aSignatureIsCheckedOnceAMinute() {
        var token = issuer.token("portal", "hub.tell");
        var known = counted();

        known.decode(token);
        known.decode(token);
        later(Duration.ofSeconds(61));
        known.decode(token);

        assertThat(decoded).isEqualTo(2);
    }

    @Test
    void aTokenThatEndsWhileItIsKnownIsRefused() {
        var soon = now.get().plusSeconds(30);
        var token = issuer.token("portal", "hub.tell", claims -> claims.expirationTime(Date.from(soon)));
        var known = reading().decoder();
        known.decode(token);

        later(Duration.ofSeconds(50));

        assertThatThrownBy(() -> known.decode(token)).isInstanceOf(JwtValidationException.class);
    }

    private JwtDecoder counted() {
        var decoder = reading().decoder();
        return new KnownTokens(
                token -> {
                    decoded++;
                    return decoder.decode(token);
                },
                reading().validator(),
                () -> Duration.between(Instant.EPOCH, now.get()).toNanos());
    }

    private TokenReading reading() {
        return new TokenReading(
                new SecuritySettings(URI.create(issuer.address()), TokenIssuer.AUDIENCE, Duration.ofSeconds(10)),
                clock);
    }

    private void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
