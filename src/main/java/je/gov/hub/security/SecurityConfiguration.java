package je.gov.hub.security;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who may do what over HTTP. Deny by default: a path that is not named here is open to nobody who has not authenticated. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings, Clock clock) {
        return new TokenReading(settings, clock).decoder();
    }

    /** How long each filter takes is nothing that operators ask for, and noting it costs more than some of them do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    Refusals refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new Refusals(problems);
    }

    /** The hub's own interface: a bearer token with every request, no session, hence nothing to forge across sites. */
    @Bean
    @Order(100)
    SecurityFilterChain tellers(HttpSecurity http, Refusals refusals) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/events")
                        .hasAuthority(Roles.TELLER)
                        .requestMatchers(HttpMethod.GET, "/events/*")
                        .hasAnyAuthority(Roles.TELLER, Roles.OPERATOR)
                        .requestMatchers(
                                "/systems",
                                "/systems/**",
                                "/quarantine",
                                "/quarantine/*",
                                "/replay",
                                "/replay/*",
                                "/reconciliation")
                        .hasAuthority(Roles.OPERATOR)
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(resources -> resources
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(TellerToken::of))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(answersAllFailures(refusals)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(Customizer.withDefaults()))
                .build();
    }

    /** An issuer that is away is answered like every other failure, instead of being thrown through the container. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answersAllFailures(Refusals refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                var handler = new AuthenticationEntryPointFailureHandler(refusals);
                handler.setRethrowAuthenticationServiceException(false);
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }
}
