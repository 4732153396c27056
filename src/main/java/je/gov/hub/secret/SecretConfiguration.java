package je.gov.hub.secret;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the keys' users; the keys themselves stay in this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyProperties.class)
class SecretConfiguration {

    @Bean
    Digests digests(KeyProperties keys) {
        return new Digests(keys.lookupKey(), keys.digestKey());
    }

    @Bean
    Seal seal(KeyProperties keys) {
        return new Seal(keys.sealKey());
    }
}
