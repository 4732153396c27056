package je.gov.hub.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import je.gov.hub.sandbox.HttpDoor.Call;
import je.gov.hub.sandbox.HttpDoor.Duty;
import je.gov.hub.sandbox.HttpDoor.Nonsense;
import je.gov.hub.sandbox.HttpDoor.Reply;

/**
 * The island's OpenID Connect issuer: a discovery document, a key set, and a token endpoint for client credentials with HTTP basic
 * authentication (RFC 6749, 4.4 and 2.3.1). Its key is kept in a file, so that tokens outlive a restart.
 */
public final class Issuer implements AutoCloseable {

    /** The audience of every token: the hub. */
    public static final String AUDIENCE = "jersey-hub";

    /** The client that may see everything. */
    public static final String OPERATOR = "operator";

    /** Another that may, for what needs a second person. */
    public static final String SECOND_OPERATOR = "second-operator";

    private static final int KEY_BITS = 2048;
    private static final Duration SLOWNESS = Duration.ofSeconds(3);
    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RSAKey key;
    private final Map<String, String> clients;
    private final Clock clock;
    private final HttpDoor door;

    private Issuer(int port, RSAKey key, Map<String, String> clients, Clock clock) {
        this.key = key;
        this.clients = Map.copyOf(clients);
        this.clock = clock;
        this.door = HttpDoor.open(port, SLOWNESS, new Duty(this::answer, Issuer::refusal, Nonsense.PAGE));
    }

    /**
     * Starts the issuer on a port of loopback, or on any when the port is 0.
     *
     * @param folder where its key is kept
     * @param clients who may have tokens: client ids, which are system ids or {@code operator}; their secrets come from {@code
     *     secrets} under {@code <client>.client}
     */
    public static Issuer start(int port, Path folder, Set<String> clients, Secrets secrets, Clock clock) {
        var known = new TreeMap<String, String>();
        clients.forEach(client -> known.put(client, secrets.password(client + ".client")));
        return new Issuer(port, key(folder.resolve("issuer.jwk")), known, clock);
    }

    /** Its address, which is the {@code iss} of its tokens. */
    public String address() {
        return "http://127.0.0.1:" + door.port();
    }

    /** Every client's secret. */
    public Map<String, String> clients() {
        return clients;
    }

    /** Makes it behave otherwise: the hub must live with an issuer that is down. */
    public void turn(Mood mood) {
        door.turn(mood);
    }

    @Override
    public void close() {
        door.close();
    }

    /** A good token of a client, as the token endpoint gives it. */
    public String token(String client) {
        return sign(key, claims(client).build());
    }

    /** A token signed with the issuer's own key whose claims are otherwise than they should be. */
    public String tokenWith(String client, String claim, Object value) {
        return sign(key, claims(client).claim(claim, value).build());
    }

    /** A token that was good until an hour ago. */
    public String expiredToken(String client) {
        var past = clock.instant().minus(Duration.ofHours(1));
        return sign(
                key,
                claims(client)
                        .issueTime(Date.from(past.minus(VALIDITY)))
                        .notBeforeTime(Date.from(past.minus(VALIDITY)))
                        .expirationTime(Date.from(past))
                        .build());
    }

    /** A token without a signature, {@code alg: none}. */
    public String unsignedToken(String client) {
        return new PlainJWT(claims(client).build()).serialize();
    }

    /** A token signed by somebody else under this issuer's key id. */
    public String forgedToken(String client) {
        return sign(generate(key.getKeyID()), claims(client).build());
    }

    private JWTClaimsSet.Builder claims(String client) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .subject(client)
                .audience(AUDIENCE)
                .claim("azp", client)
                .claim("scope", scope(client))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALIDITY)));
    }

    private static String scope(String client) {
        return Set.of(OPERATOR, SECOND_OPERATOR).contains(client) ? "hub.operate" : "hub.tell";
    }

    private static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException unsigned) {
            throw new IllegalStateException("The issuer cannot sign", unsigned);
        }
    }

    private static RSAKey key(Path file) {
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            var fresh = generate(UUID.randomUUID().toString());
            OwnerOnly.write(file, fresh.toJSONString().getBytes(StandardCharsets.UTF_8));
            return fresh;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The issuer's key " + file + " cannot be read", unreadable);
        } catch (ParseException broken) {
            throw new IllegalStateException("The issuer's key " + file + " is broken: delete it", broken);
        }
    }

    private static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This JDK makes no RSA keys", impossible);
        }
    }

    private Reply answer(Call call) {
        return switch (call.path()) {
            case "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server" ->
                json(200, discovery());
            case "/oauth2/jwks" -> Reply.of(200, "application/json", new JWKSet(key.toPublicJWK()).toString());
            case "/oauth2/token" -> tokenAnswer(call);
            default -> Reply.empty(404);
        };
    }

    private Map<String, ?> discovery() {
        return Map.of(
                "issuer", address(),
                "jwks_uri", address() + "/oauth2/jwks",
                "token_endpoint", address() + "/oauth2/token",
                "grant_types_supported", Set.of("client_credentials"),
                "token_endpoint_auth_methods_supported", Set.of("client_secret_basic"),
                "response_types_supported", Set.of("token"),
                "subject_types_supported", Set.of("public"),
                "id_token_signing_alg_values_supported", Set.of("RS256"),
                "scopes_supported", Set.of("hub.tell", "hub.operate"));
    }

    private Reply tokenAnswer(Call call) {
        if (!call.method().equals("POST")) {
            return Reply.empty(405);
        }
        var client = authenticated(call.header("Authorization"));
        if (client.isEmpty()) {
            return json(401, Map.of("error", "invalid_client"));
        }
        if (!call.text().matches("(.*&)?grant_type=client_credentials(&.*)?")) {
            return json(400, Map.of("error", "unsupported_grant_type"));
        }
        return json(
                200,
                Map.of(
                        "access_token", token(client.get()),
                        "token_type", "Bearer",
                        "expires_in", VALIDITY.toSeconds(),
                        "scope", scope(client.get())));
    }

    private Optional<String> authenticated(String authorization) {
        if (!authorization.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            var pair = new String(
                            Base64.getDecoder().decode(authorization.substring("Basic ".length())),
                            StandardCharsets.UTF_8)
                    .split(":", 2);
            return pair.length == 2 && pair[1].equals(clients.get(pair[0])) ? Optional.of(pair[0]) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Reply refusal(Call call) {
        return json(400, Map.of("error", "unauthorized_client"));
    }

    private static Reply json(int status, Map<String, ?> body) {
        try {
            return Reply.of(status, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of texts is not JSON", impossible);
        }
    }
}
