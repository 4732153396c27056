package je.gov.hub.http;

import java.time.Clock;
import java.util.Set;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The management port's server is another, which Boot makes in a context of its own: it refuses in the same words. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementPort {

    @Bean
    OwnWords ownWordsOfManagement(Clock clock) {
        return new OwnWords(clock);
    }

    /** Without Boot's page of errors, which it comes after: what nobody answered gets to the valve. */
    record OwnWords(Clock clock) implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.setErrorPages(Set.of());
            HttpConfiguration.ownWords(factory, clock);
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}
