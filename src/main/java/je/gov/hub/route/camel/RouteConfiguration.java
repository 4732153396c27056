package je.gov.hub.route.camel;

import java.util.List;
import je.gov.hub.agreement.AgreementFolder;
import je.gov.hub.connector.CamelForm;
import je.gov.hub.connector.ConnectorFolder;
import je.gov.hub.route.RouteFolder;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Plugs systems in once everything else has started, and follows the files where that is wanted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteSettings.class)
class RouteConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RouteConfiguration.class);

    @Bean
    Plugging plugging(RouteSettings settings, AgreementFolder agreements, CamelContext camel) {
        return new Plugging(settings, agreements, camel);
    }

    /** The beginning and the end of it. */
    static final class Plugging implements DisposableBean {

        private final RouteSettings settings;
        private final AgreementFolder agreements;
        private final PluggedIn pluggedIn;
        private @Nullable Following following;

        Plugging(RouteSettings settings, AgreementFolder agreements, CamelContext camel) {
            this.settings = settings;
            this.agreements = agreements;
            var form = new CamelForm();
            this.pluggedIn = new PluggedIn(
                    new ConnectorFolder(settings.connectors(), form),
                    new RouteFolder(settings.routes(), form),
                    this::declared,
                    camel);
        }

        private boolean declared(String system) {
            return agreements.agreements().all().stream()
                    .anyMatch(agreement -> agreement.system().id().value().equals(system));
        }

        @EventListener(ApplicationStartedEvent.class)
        void begin() {
            if (settings.reload()) {
                following = new Following(
                        List.of(settings.connectors(), settings.routes(), settings.systems()), this::changed);
            }
            pluggedIn.refresh();
        }

        private void changed() {
            agreements
                    .refresh()
                    .forEach(mistake -> LOG.atError()
                            .addKeyValue("file", mistake.file())
                            .addKeyValue("line", mistake.line())
                            .addKeyValue("column", mistake.column())
                            .addKeyValue("mistake", mistake.message())
                            .log("An agreement is not in force as written because of a mistake in its file"));
            pluggedIn.refresh();
        }

        @Override
        public void destroy() {
            if (following != null) {
                following.close();
            }
        }
    }
}
