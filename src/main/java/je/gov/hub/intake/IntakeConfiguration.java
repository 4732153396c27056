package je.gov.hub.intake;

import java.time.Clock;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.schema.Schemas;
import je.gov.hub.secret.Digests;
import je.gov.hub.subject.Subjects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the way in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    @Bean(initMethod = "start")
    Acceptor acceptor(
            Acceptances acceptances,
            Subjects subjects,
            Agreements agreements,
            Schemas schemas,
            Clock clock,
            IntakeProperties properties) {
        var disclosures = new DisclosureMaking(agreements, schemas);
        var commit = new GroupCommit(acceptances, subjects, disclosures, clock, properties.retryAfter());
        return new Acceptor(commit, properties);
    }

    @Bean
    Intake intake(
            Acceptances acceptances,
            Agreements agreements,
            Schemas schemas,
            Acceptor acceptor,
            Digests digests,
            IntakeProperties properties) {
        return new AcceptingIntake(
                acceptances, new Checks(agreements, schemas), acceptor, digests, properties.retryAfter());
    }
}
