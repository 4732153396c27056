package je.gov.hub.agreement;

import je.gov.hub.schema.Schemas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the agreements in force when the hub starts. A file with a mistake stops the systems of that file only. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgreementProperties.class)
class AgreementConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AgreementConfiguration.class);

    @Bean
    AgreementFolder agreementFolder(AgreementProperties settings, Schemas schemas) {
        var folder = new AgreementFolder(settings.systems(), schemas);
        folder.refresh()
                .forEach(mistake -> LOG.atError()
                        .addKeyValue("file", mistake.file())
                        .addKeyValue("line", mistake.line())
                        .addKeyValue("column", mistake.column())
                        .addKeyValue("mistake", mistake.message())
                        .log("An agreement is not in force because of a mistake in its file"));
        return folder;
    }

    @Bean
    Agreements agreements(AgreementFolder folder) {
        return folder.agreements();
    }
}
