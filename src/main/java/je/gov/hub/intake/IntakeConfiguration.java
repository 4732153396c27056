package je.gov.hub.intake;

import java.time.Clock;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.ledger.Acceptances;
import je.gov.hub.schema.Schemas;
import je.gov.hub.secret.Digests;
import je.gov.hub.subject.Subjects;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

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
    AcceptingIntake accepting(
            Acceptances acceptances,
            Agreements agreements,
            Schemas schemas,
            Acceptor acceptor,
            Digests digests,
            IntakeProperties properties) {
        return new AcceptingIntake(
                acceptances, new Checks(agreements, schemas), acceptor, digests, properties.retryAfter());
    }

    @Bean
    Rates rates(IntakeProperties properties) {
        return new Rates(properties.pace());
    }

    @Bean
    Room room(IntakeProperties properties, Clock clock) {
        return new Room(properties.space(), clock);
    }

    /** For whoever can come again. */
    @Bean
    @Primary
    Intake intake(AcceptingIntake accepting, Room room, Rates rates, IntakeProperties properties) {
        return new FlowControl(accepting, room, rates::after, properties.retryAfter());
    }

    /** For sources, which are made to wait for their turn. */
    @Bean
    Intake sources(AcceptingIntake accepting, Room room, Rates rates, IntakeProperties properties) {
        return new FlowControl(accepting, room, rates::afterWaiting, properties.retryAfter());
    }

    @Bean
    HealthIndicator roomHealthIndicator(Room room) {
        return () -> room.full()
                .map(folder -> Health.outOfService().withDetail("full", folder.toString()))
                .orElseGet(Health::up)
                .build();
    }
}
