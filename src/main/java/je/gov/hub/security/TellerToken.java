package je.gov.hub.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** An accepted token, as the teller it speaks for. The token itself is not kept. */
final class TellerToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    /** Where issuers put the client: OpenID Connect Core section 2, RFC 9068 section 2.2, and RFC 7523's habit. */
    private static final List<String> CLIENT_CLAIMS = List.of("azp", "client_id", "sub");

    private final transient Teller teller;

    private final String who;

    private TellerToken(Teller teller, String who, Collection<GrantedAuthority> authorities) {
        super(authorities);
        this.teller = teller;
        this.who = who;
        setAuthenticated(true);
    }

    /** Throws InvalidBearerTokenException where the token's client is no possible system. */
    static TellerToken of(Jwt token) {
        var authorities = new JwtGrantedAuthoritiesConverter().convert(token);
        var teller = teller(token);
        var who = Objects.requireNonNullElse(token.getSubject(), teller.system().value());
        return new TellerToken(teller, who, Objects.requireNonNullElse(authorities, List.of()));
    }

    private static Teller teller(Jwt token) {
        return clients(token)
                .findFirst()
                .map(TellerToken::system)
                .map(Teller::new)
                .orElseThrow(() -> new InvalidBearerTokenException("The token names no client"));
    }

    private static Stream<String> clients(Jwt token) {
        return CLIENT_CLAIMS.stream().flatMap(claim -> Stream.ofNullable(token.getClaimAsString(claim)));
    }

    private static SystemId system(String client) {
        try {
            return new SystemId(client);
        } catch (IllegalArgumentException impossible) {
            throw new InvalidBearerTokenException("The token's client is no system of the hub", impossible);
        }
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Teller getPrincipal() {
        return teller;
    }

    /** The token's subject: the person, where a person speaks through the client. */
    @Override
    public String getName() {
        return who;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TellerToken token && teller.equals(token.teller) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return teller.hashCode();
    }
}
