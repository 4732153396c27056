package je.gov.hub.subject;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the door to the subjects. */
@Configuration(proxyBeanMethods = false)
class SubjectConfiguration {

    @Bean
    Subjects subjects(JdbcTemplate jdbc) {
        return new Subjects(new RegistrationTable(jdbc));
    }
}
