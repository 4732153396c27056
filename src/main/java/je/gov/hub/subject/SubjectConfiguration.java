package je.gov.hub.subject;

import je.gov.hub.secret.Digests;
import je.gov.hub.secret.Seal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the door to the subjects. */
@Configuration(proxyBeanMethods = false)
class SubjectConfiguration {

    @Bean
    Subjects subjects(JdbcTemplate jdbc, Digests digests, Seal seal) {
        return new Subjects(new SubjectTable(jdbc), new RegistrationTable(jdbc), new Lookup(digests, seal));
    }
}
