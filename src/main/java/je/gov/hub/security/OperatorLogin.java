package je.gov.hub.security;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Lets a person in whom the issuer knows as a client with the scope of an operator: the hub keeps no password, it asks the issuer for
 * a token with the ones given (RFC 6749 section 4.4), judges that as any other token, and forgets both.
 */
final class OperatorLogin implements AuthenticationProvider {

    private static final String METADATA = "/.well-known/openid-configuration";
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    private final URI issuer;
    private final JwtDecoder tokens;
    private final RestClient client;

    OperatorLogin(URI issuer, JwtDecoder tokens, RestClient client) {
        this.issuer = issuer;
        this.tokens = tokens;
        this.client = client;
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        var token = TellerToken.of(judged(token(asked.getName(), String.valueOf(asked.getCredentials()))));
        if (token.getAuthorities().stream().noneMatch(role -> Roles.OPERATOR.equals(role.getAuthority()))) {
            throw new BadCredentialsException("Not an operator");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                token.getName(), null, List.of(new SimpleGrantedAuthority(Roles.OPERATOR)));
    }

    private Jwt judged(String token) {
        try {
            return tokens.decode(token);
        } catch (BadJwtException bad) {
            throw new BadCredentialsException("The issuer's token is not for this hub", bad);
        }
    }

    private String token(String name, String password) {
        try {
            var answer = client.post()
                    .uri(endpoint())
                    .headers(headers -> headers.setBasicAuth(encoded(name), encoded(password)))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body("grant_type=client_credentials")
                    .retrieve()
                    .body(OBJECT);
            return text(answer, "access_token");
        } catch (HttpClientErrorException refused) {
            throw new BadCredentialsException("The issuer does not know them", refused);
        } catch (RestClientException away) {
            throw new IssuerUnreachableException(away);
        }
    }

    private URI endpoint() {
        return URI.create(
                text(client.get().uri(URI.create(issuer + METADATA)).retrieve().body(OBJECT), "token_endpoint"));
    }

    private static String text(@Nullable Map<String, Object> answer, String name) {
        if (answer != null && answer.get(name) instanceof String text) {
            return text;
        }
        throw new RestClientException("The issuer's answer has no " + name);
    }

    /** RFC 6749 section 2.3.1. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
