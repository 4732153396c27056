package je.gov.hub.bench.bare;

import java.util.Map;

/** Leaves out what of the hub's libraries the bare application does not use. */
final class BareSettings {

    private static final String NOT_NEEDED = String.join(
            ",",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration",
            "io.hawt.springboot.HawtioManagementAutoConfiguration",
            "io.hawt.springboot.HawtioEndpointAutoConfiguration");

    private BareSettings() {}

    static Map<String, Object> all() {
        return Map.of(
                "spring.config.location", "optional:classpath:/bare/",
                "spring.autoconfigure.exclude", NOT_NEEDED,
                "spring.main.banner-mode", "off",
                "server.address", "127.0.0.1",
                "management.endpoint.health.probes.enabled", "true",
                "spring.jmx.enabled", "false",
                "logging.level.root", "warn",
                "logging.level.org.apache.activemq.audit", "off");
    }
}
