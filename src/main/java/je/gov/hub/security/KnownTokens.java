package je.gov.hub.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for a minute which tokens bore a good signature, as a teller shows the same one with every event. What depends on
 * time is judged anew at each use. A key that the issuer withdraws is trusted for longer where its keys are remembered anyway
 * (five minutes). Safe for use by many threads.
 */
final class KnownTokens implements JwtDecoder {

    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> known;

    /** @param ticker nanoseconds by a clock that is never set back */
    KnownTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validator, Ticker ticker) {
        this.decoder = decoder;
        this.validator = validator;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(MEMORY)
                .ticker(ticker)
                .build();
    }

    @Override
    public Jwt decode(String token) throws JwtException {
        var remembered = known.getIfPresent(token);
        if (remembered == null) {
            var read = decoder.decode(token);
            known.put(token, read);
            return read;
        }
        var judged = validator.validate(remembered);
        if (judged.hasErrors()) {
            known.invalidate(token);
            throw new JwtValidationException("The token is no longer valid", judged.getErrors());
        }
        return remembered;
    }
}
