package je.gov.hub.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Asks the issuer for its keys when the first token comes, and again with the next one where that failed: the hub starts
 * and goes on while the issuer is away. Safe for use by many threads.
 */
final class LateDecoder implements JwtDecoder {

    private final Maker maker;
    private volatile @Nullable JwtDecoder made;

    LateDecoder(Maker maker) {
        this.maker = maker;
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
        return known != null ? known : make();
    }

    private synchronized JwtDecoder make() {
        var known = made;
        if (known != null) {
            return known;
        }
        try {
            var decoder = maker.make();
            made = decoder;
            return decoder;
        } catch (IllegalArgumentException | IllegalStateException unreachable) {
            throw new IssuerUnreachableException(unreachable);
        }
    }

    /** Reads the issuer's metadata and makes a decoder for its tokens; throws IllegalArgumentException where it cannot. */
    @FunctionalInterface
    interface Maker {
        JwtDecoder make();
    }
}
