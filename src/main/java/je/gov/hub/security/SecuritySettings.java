package je.gov.hub.security;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens the hub believes. Issuer and audience have no default: without them the hub does not start.
 *
 * @param issuer the OpenID provider, exactly as its tokens name it in {@code iss}; https, or http on this machine only
 * @param audience what a token must name in {@code aud} to be meant for this hub
 * @param skew how far the issuer's clock may be from ours
 */
@Validated
@ConfigurationProperties("hub.security")
record SecuritySettings(
        @NotNull(message = "must be the address of the OpenID issuer whose tokens the hub believes")
        URI issuer,

        @NotBlank(message = "must be the audience that a token for this hub names")
        String audience,

        @DefaultValue("10s") @DurationMin(seconds = 0) @DurationMax(minutes = 2)
        Duration skew) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Keys that come in clear text over a network can be anybody's. */
    @AssertTrue(message = "hub.security.issuer must be an https address, or an http address of this machine")
    boolean isIssuerTrustworthy() {
        return issuer == null
                || "https".equals(issuer.getScheme())
                || ("http".equals(issuer.getScheme()) && THIS_MACHINE.contains(issuer.getHost()));
    }
}
