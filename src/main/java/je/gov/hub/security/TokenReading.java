package je.gov.hub.security;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** How a token is judged: signed by the issuer with an asymmetric algorithm, meant for this hub, and in its time (RFC 9068, RFC 8725). */
final class TokenReading {

    /** No symmetric algorithm, no "none". What Nimbus and Spring read here; EdDSA is not among it. */
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    private static final int PATIENCE_MILLIS = 3_000;

    private final SecuritySettings settings;
    private final Clock clock;

    TokenReading(SecuritySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    JwtDecoder decoder() {
        var validator = validator();
        var ticker = Ticker.systemTicker();
        return new KnownTokens(new LateDecoder(() -> fromIssuer(validator), ticker), validator, ticker);
    }

    private NimbusJwtDecoder fromIssuer(OAuth2TokenValidator<Jwt> validator) {
        var decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer().toString())
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .restOperations(new RestTemplate(brief()))
                .build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    static SimpleClientHttpRequestFactory brief() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE_MILLIS);
        requests.setReadTimeout(PATIENCE_MILLIS);
        return requests;
    }

    OAuth2TokenValidator<Jwt> validator() {
        var times = new JwtTimestampValidator(settings.skew());
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(settings.audience())));
    }
}
