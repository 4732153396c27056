package je.gov.hub.route.camel;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where connectors and routes are.
 *
 * @param connectors the folder of connectors, relative to the working directory
 * @param routes the folder of routes, relative to the working directory
 * @param systems the folder of agreements, which is followed too
 * @param reload whether a change of a file takes effect while the hub runs
 */
@Validated
@ConfigurationProperties("hub")
record RouteSettings(
        @DefaultValue("connectors") Path connectors,
        @DefaultValue("routes") Path routes,
        @DefaultValue("config/systems") Path systems,
        @DefaultValue("false") boolean reload) {}
