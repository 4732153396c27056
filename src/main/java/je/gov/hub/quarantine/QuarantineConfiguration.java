package je.gov.hub.quarantine;

import java.time.Clock;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.ledger.Quarantines;
import je.gov.hub.ledger.Replays;
import je.gov.hub.schema.Schemas;
import je.gov.hub.subject.Subjects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the doors for decisions and for replays. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuarantineProperties.class)
class QuarantineConfiguration {

    @Bean
    Redisclosing redisclosing(Quarantines quarantines, Agreements agreements, Schemas schemas, Subjects subjects) {
        return new Redisclosing(quarantines, agreements, schemas, subjects);
    }

    @Bean
    Quarantine quarantine(
            Quarantines quarantines,
            Redisclosing redisclosing,
            JdbcTemplate jdbc,
            QuarantineProperties properties,
            Clock clock) {
        var amending = new Amending(quarantines, redisclosing);
        return new DecidingQuarantine(quarantines, amending, new ProposalTable(jdbc), properties, clock);
    }

    @Bean
    LedgerReplay replay(
            Replays replays,
            Agreements agreements,
            Redisclosing redisclosing,
            QuarantineProperties properties,
            Clock clock) {
        return new LedgerReplay(replays, agreements, redisclosing, properties, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ReplayWorker replayWorker(LedgerReplay replay, QuarantineProperties properties) {
        return new ReplayWorker(replay, properties.replayPause());
    }
}
