package je.gov.hub.quarantine;

import java.time.Clock;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.ledger.Quarantines;
import je.gov.hub.schema.Schemas;
import je.gov.hub.subject.Subjects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the door for decisions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuarantineProperties.class)
class QuarantineConfiguration {

    @Bean
    Quarantine quarantine(
            Quarantines quarantines,
            Agreements agreements,
            Schemas schemas,
            Subjects subjects,
            JdbcTemplate jdbc,
            QuarantineProperties properties,
            Clock clock) {
        var amending = new Amending(quarantines, agreements, schemas, subjects);
        return new DecidingQuarantine(quarantines, amending, new ProposalTable(jdbc), properties, clock);
    }
}
