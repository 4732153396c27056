package je.gov.hub.schema;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchemaProperties.class)
class SchemaConfiguration {

    @Bean
    Schemas schemas(SchemaProperties properties) {
        var folder = Path.of(properties.schemas());
        return switch (CanonicalSchemas.load(folder)) {
            case SchemaLoading.Loaded loaded -> loaded.schemas();
            case SchemaLoading.Mistaken mistaken -> throw new BrokenSchemasException(folder, mistaken.mistakes());
        };
    }
}
