package je.gov.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import je.gov.hub.agreement.Agreement;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.agreement.Disclosing;
import je.gov.hub.delivery.Delivery;
import je.gov.hub.delivery.HandOver;
import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.delivery.Terms;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.intake.Answer;
import je.gov.hub.intake.FeedPage;
import je.gov.hub.intake.Intake;
import je.gov.hub.intake.Told;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Journeys;
import je.gov.hub.ledger.Systems;
import je.gov.hub.security.TokenIssuer;
import je.gov.hub.subject.Registrations;
import je.gov.hub.system.ConnectedSystem;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The HTTP edge with its security, on a real server, and nothing of the hub behind it: what stands there says what the test wants. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
        excludeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ComponentScan({"je.gov.hub.http", "je.gov.hub.security"})
class StandIns {

    static final TokenIssuer ISSUER = new TokenIssuer();
    static final EventType MOVED = new EventType("je.gov.person.address-changed.v1");
    static final EventKey KEY = new EventKey("portalsaneventtoldtothree2");
    static final EventKey KEY_OF_CSP = new EventKey("cspseventaboutsomebodyelse");

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** In the place of the ledger's, which readiness asks. */
    @Bean
    HealthIndicator ledgerHealthIndicator() {
        return () -> Health.up().build();
    }

    /** In the place of the disks', which readiness asks. */
    @Bean
    HealthIndicator roomHealthIndicator() {
        return () -> Health.up().build();
    }

    @Bean
    ScriptedIntake intake() {
        return new ScriptedIntake();
    }

    @Bean
    KnownJourneys journeys() {
        return new KnownJourneys();
    }

    @Bean
    WordsOfOperators delivery() {
        return new WordsOfOperators();
    }

    @Bean
    Systems systems() {
        return new OneBacklog();
    }

    @Bean
    ScriptedQuarantine quarantine() {
        return new ScriptedQuarantine();
    }

    @Bean
    ScriptedReplay replay() {
        return new ScriptedReplay();
    }

    @Bean
    ScriptedReconciliation reconciliation() {
        return new ScriptedReconciliation();
    }

    @Bean
    Agreements agreements() {
        return new TwoAgreements();
    }

    /** Answers what it was told to answer, then by default that all is accepted. */
    static final class ScriptedIntake implements Intake {

        final List<Told> told = new CopyOnWriteArrayList<>();
        final List<Teller> tellers = new CopyOnWriteArrayList<>();
        private final Deque<List<Answer>> script = new ArrayDeque<>();
        private @Nullable RuntimeException failure;

        void reset() {
            told.clear();
            tellers.clear();
            script.clear();
            failure = null;
        }

        void answers(Answer... next) {
            script.add(List.of(next));
        }

        void fails(RuntimeException with) {
            failure = with;
        }

        @Override
        public Answer tell(Teller teller, Told one) {
            return tellAll(teller, List.of(one)).getFirst();
        }

        @Override
        public List<Answer> tellAll(Teller teller, List<Told> batch) {
            if (failure != null) {
                throw failure;
            }
            told.addAll(batch);
            tellers.add(teller);
            return script.isEmpty()
                    ? batch.stream()
                            .map(one -> (Answer) new Answer.Accepted(KEY, false))
                            .toList()
                    : script.remove();
        }

        @Override
        public List<Answer> tellPage(Teller teller, FeedPage page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> cursor(SystemId system) {
            throw new UnsupportedOperationException();
        }
    }

    /** One event of the portal, told to three systems. */
    static final class KnownJourneys implements Journeys {

        private @Nullable RuntimeException failure;

        void fails(@Nullable RuntimeException with) {
            failure = with;
        }

        @Override
        public Optional<Journey> of(EventKey key) {
            if (failure != null) {
                throw failure;
            }
            return Stream.of(journey(KEY, "portal"), journey(KEY_OF_CSP, "csp"))
                    .filter(journey -> journey.key().equals(key))
                    .findFirst();
        }
    }

    private static Journey journey(EventKey key, String teller) {
        return new Journey(
                key,
                new SystemId(teller),
                MOVED,
                Instant.parse("2026-03-01T09:00:00Z"),
                "accepted",
                List.of(
                        leg("revenue", Journey.State.PENDING, 0, null, null),
                        leg("gp-harbour", Journey.State.DELIVERED, 1, "AA", Instant.parse("2026-03-01T09:00:02Z")),
                        leg("parish-he", Journey.State.HELD, 1, "no grant", Instant.parse("2026-03-01T09:00:01Z"))));
    }

    private static Journey.Leg leg(
            String system, Journey.State state, int attempts, @Nullable String answer, @Nullable Instant since) {
        var receiver = new SystemId(system);
        var id = DeliveryId.of(new SystemId("portal"), new EventSource("/forms"), new EventId("1"), receiver, 0);
        return new Journey.Leg(
                id, receiver, state, attempts, false, answer, Instant.parse("2026-03-01T09:15:00Z"), since, null);
    }

    /** One system is waiting; remembers what operators say. */
    static final class WordsOfOperators implements Delivery {

        final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void register(SystemId system, HandOver handOver, Terms terms) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void deregister(SystemId system) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void suspend(SystemId system) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume(SystemId system) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void suspend(SystemId system, String who, String why) {
            said.add("suspend " + system + " " + who + " " + why);
        }

        @Override
        public void resume(SystemId system, String who, String why) {
            said.add("resume " + system + " " + who + " " + why);
        }

        @Override
        public List<LaneStatus> status() {
            var since = Instant.parse("2026-03-01T09:00:00Z");
            return List.of(new LaneStatus(
                    new SystemId("revenue"),
                    LaneStatus.State.WAITING,
                    7,
                    1,
                    0,
                    since,
                    "no answer",
                    since.plusSeconds(60)));
        }
    }

    private static final class OneBacklog implements Systems {

        @Override
        public void suspend(SystemId system, String who, String why) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume(SystemId system, String who, String why) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> suspended(SystemId system) {
            return Optional.empty();
        }

        @Override
        public Map<SystemId, Backlog> backlogs() {
            return Map.of(
                    new SystemId("revenue"), new Backlog(2, 1, 3), new SystemId("parish-gone"), new Backlog(4, 0, 0));
        }
    }

    /** The portal may not see names, the Customer Services Platform may. */
    private static final class TwoAgreements implements Agreements {

        private final Map<SystemId, Agreement> known = new HashMap<>();

        TwoAgreements() {
            List.of("portal", "csp").forEach(name -> {
                var system = new ConnectedSystem(new SystemId(name), name, "portal", null);
                known.put(system.id(), new Agreement(system, tells(), List.of(), false, "csp".equals(name)));
            });
        }

        private static SortedSet<EventType> tells() {
            return new TreeSet<>(List.of(MOVED));
        }

        @Override
        public Optional<Agreement> of(SystemId system) {
            return Optional.ofNullable(known.get(system));
        }

        @Override
        public List<Agreement> all() {
            return List.copyOf(known.values());
        }

        @Override
        public boolean mayTell(Teller teller, EventType type) {
            return known.containsKey(teller.system());
        }

        @Override
        public List<Disclosing> disclose(
                Teller teller, Event event, Registrations before, Map<String, JsonNode> identifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Disclosing> disclose(
                SystemId system, Event event, Registrations before, Map<String, JsonNode> identifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Disclosing correct(
                SystemId system, Event event, Collection<FieldPath> toldThen, Map<String, JsonNode> identifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean stillGrants(SystemId system, EventType type, Collection<FieldPath> fields) {
            throw new UnsupportedOperationException();
        }
    }
}
