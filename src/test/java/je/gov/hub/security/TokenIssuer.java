package je.gov.hub.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** A small OpenID issuer on loopback that signs any token a test asks for, good ones and bad ones. */
public final class TokenIssuer implements AutoCloseable {

    public static final String AUDIENCE = "jersey-hub";

    private final HttpServer server;
    private final RSAKey rsa;
    private final ECKey ec;
    private volatile boolean away;

    public TokenIssuer() {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
            ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata()));
        server.createContext("/keys", exchange -> answer(exchange, keys()));
        server.createContext("/t", this::giveToken);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers nothing useful from now on, or again. */
    public void away(boolean now) {
        away = now;
    }

    /** A good token of this client. */
    public String token(String client, String scope) {
        return token(client, scope, claims -> {});
    }

    public String token(String client, String scope, Consumer<JWTClaimsSet.Builder> spoil) {
        var claims = claims(client, scope, spoil);
        return signed(JWSAlgorithm.RS256, "rsa", claims);
    }

    public String signedWith(JWSAlgorithm algorithm, String client, String scope) {
        var claims = claims(client, scope, nothing -> {});
        return signed(algorithm, JWSAlgorithm.Family.EC.contains(algorithm) ? "ec" : "rsa", claims);
    }

    public String unsigned(String client, String scope) {
        return new PlainJWT(claims(client, scope, nothing -> {})).serialize();
    }

    private JWTClaimsSet claims(String client, String scope, Consumer<JWTClaimsSet.Builder> spoil) {
        var now = Clock.systemUTC().instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(AUDIENCE)
                .subject(client)
                .claim("azp", client)
                .claim("scope", scope)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        spoil.accept(claims);
        return claims.build();
    }

    private String signed(JWSAlgorithm algorithm, String key, JWTClaimsSet claims) {
        try {
            var token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
            token.sign(signer(algorithm));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For a symmetric algorithm the public key is the secret, as an attacker would have it. */
    private JWSSigner signer(JWSAlgorithm algorithm) throws JOSEException {
        if (JWSAlgorithm.Family.EC.contains(algorithm)) {
            return new ECDSASigner(ec);
        }
        return JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)
                ? new MACSigner(rsa.toRSAPublicKey().getEncoded())
                : new RSASSASigner(rsa);
    }

    /** Gives operator and portal a token for their secret, which is their name and "-secret". */
    private void giveToken(HttpExchange exchange) throws IOException {
        var basic = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var pair = new String(Base64.getDecoder().decode(basic.replaceFirst("^Basic ", "")), StandardCharsets.UTF_8);
        var client = pair.split(":", 2)[0];
        boolean known =
                List.of("operator", "portal").contains(client) && pair.equals(client + ":" + client + "-secret");
        var scope = "operator".equals(client) ? "hub.operate" : "hub.tell";
        answer(
                exchange,
                known ? 200 : 401,
                known ? "{\"access_token\":\"%s\"}".formatted(token(client, scope)) : "{\"error\":\"invalid_client\"}");
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/a","token_endpoint":"%1$s/t",
                 "response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(address());
    }

    private String keys() {
        return new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK())).toString();
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        answer(exchange, away ? 503 : 200, json);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] text = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
