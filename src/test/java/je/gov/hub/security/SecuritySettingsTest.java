package je.gov.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SecuritySettingsTest {

    private static final String[] GOOD = {"hub.security.issuer=https://id.gov.je", "hub.security.audience=jersey-hub"};

    private final ApplicationContextRunner hub = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void areEnoughWithIssuerAndAudience() {
        hub.withPropertyValues(GOOD).run(started -> assertThat(started).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({"hub.security.issuer, issuer", "hub.security.audience, audience"})
    void stopTheHubWhereOneIsMissingAndNameIt(String key, String field) {
        hub.withPropertyValues(GOOD)
                .withPropertyValues(key + "=")
                .run(started -> assertThat(started.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("hub.security")
                        .hasMessageContaining(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.gov.je", "file:///etc/keys", "id.gov.je", "http://127.0.0.1.evil.example"})
    void takeNoIssuerThatAnybodyOnTheWayCouldBe(String issuer) {
        hub.withPropertyValues(GOOD)
                .withPropertyValues("hub.security.issuer=" + issuer)
                .run(started -> assertThat(started).hasFailed());
    }

    @Test
    void takeAnIssuerOnThisMachine() {
        hub.withPropertyValues(GOOD)
                .withPropertyValues("hub.security.issuer=http://127.0.0.1:8090")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SecuritySettings.class)
    static class Settings {}
}
