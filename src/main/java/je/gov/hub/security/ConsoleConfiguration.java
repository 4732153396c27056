package je.gov.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.client.RestClient;

/**
 * Who may see how the hub is doing: everything on the management port is for operators, who come with a token or, in a browser, log in.
 * Only whether it lives and is ready is for everybody, without a reason.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    @Order(50)
    SecurityFilterChain operators(
            HttpSecurity http, Refusals refusals, Environment environment, SecuritySettings settings, JwtDecoder tokens)
            throws Exception {
        return http.securityMatcher(managementPort(environment))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers("/actuator/hawtio/proxy/**")
                        .denyAll()
                        .anyRequest()
                        .hasAuthority(Roles.OPERATOR))
                .oauth2ResourceServer(resources -> resources
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(TellerToken::of))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .formLogin(form -> form.defaultSuccessUrl("/actuator/hawtio/"))
                .authenticationProvider(new OperatorLogin(settings.issuer(), tokens, client()))
                .exceptionHandling(errors -> errors.accessDeniedHandler(refusals)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), aPage())
                        .defaultAuthenticationEntryPointFor(refusals, request -> true))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(eagerly()))
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin()))
                .build();
    }

    private static RestClient client() {
        return RestClient.builder().requestFactory(TokenReading.brief()).build();
    }

    /** The console's own pages send the token's value back in a header, so it is in a cookie from the first page on. */
    private static CsrfTokenRequestAttributeHandler eagerly() {
        var handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    private static RequestMatcher aPage() {
        var page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return page;
    }

    /** The port is known once the server listens, hence asked for with each request. */
    private static RequestMatcher managementPort(Environment environment) {
        return (HttpServletRequest request) ->
                Integer.toString(request.getLocalPort()).equals(environment.getProperty("local.management.port"));
    }
}
