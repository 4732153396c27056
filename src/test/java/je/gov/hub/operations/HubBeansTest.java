package je.gov.hub.operations;

import static je.gov.hub.exchange.BrokerStand.GROUVILLE;
import static je.gov.hub.exchange.BrokerStand.HELIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import je.gov.hub.delivery.Delivery;
import je.gov.hub.delivery.HandOver;
import je.gov.hub.delivery.LaneStatus;
import je.gov.hub.delivery.LaneStatus.State;
import je.gov.hub.delivery.Terms;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.exchange.DispatchList;
import je.gov.hub.ledger.Backlog;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of systems that come and go; that it is true of a real hub, a test of the whole shows. */
class HubBeansTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    private Path folder;

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Plugged delivery = new Plugged();
    private final DispatchList dispatches = new DispatchList();
    private final Overview overview = new Overview(
            delivery,
            () -> Map.of(HELIER, new Backlog(2, 1, 7, NOW)),
            dispatches,
            () -> 3,
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final Figures figures = new Figures(registry, overview);
    private BrokerStand stand;
    private HubBeans beans;

    @BeforeEach
    void start() {
        stand = new BrokerStand(folder);
        beans = new HubBeans(server, overview, stand.relay(dispatches, () -> true));
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void showsWhatAnOperatorAsksOfASystem() throws Exception {
        delivery.stand(new LaneStatus(HELIER, State.WAITING, 5, 1, 4, NOW, "cannot be reached", NOW.plusSeconds(9)));
        look();

        assertThat(read(HELIER, "State")).isEqualTo("WAITING");
        assertThat(read(HELIER, "Why")).isEqualTo("cannot be reached");
        assertThat(read(HELIER, "Since")).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(read(HELIER, "NextTry")).isEqualTo("2026-11-26T12:00:09Z");
        assertThat(read(HELIER, "OldestForAPerson")).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(List.of("Waiting", "InHand", "Delivered", "Quarantined", "Held", "Parked"))
                .extracting(name -> read(HELIER, name))
                .containsExactly(5L, 1L, 4L, 2L, 1L, 7L);
        assertThat(read(HELIER, "NeedsAPerson")).isEqualTo(true);
    }

    @Test
    void showsWhatAnOperatorAsksOfTheHub() throws Exception {
        delivery.stand(flowing(HELIER, 0));
        dispatches.add(List.of(BrokerStand.dispatch(1, HELIER, 1)));
        look();
        var hub = new ObjectName("je.gov.hub:type=Hub");

        assertThat((String[]) server.getAttribute(hub, "SystemsThatNeedAPerson"))
                .containsExactly("parish-he");
        assertThat(server.getAttribute(hub, "DispatchWaiting")).isEqualTo(1L);
        assertThat(server.getAttribute(hub, "EventsThatWait")).isEqualTo(3L);
        assertThat(registry.get("hub.events.waiting").gauge().value()).isEqualTo(3);
        assertThat(server.getAttribute(hub, "Journal")).asString().isNotBlank();
        assertThat(server.getAttribute(hub, "RelayCarries")).isInstanceOf(Boolean.class);
        assertThat(server.getMBeanInfo(hub).getAttributes())
                .allSatisfy(one -> assertThat(one.getDescription()).contains(" "));
    }

    @Test
    void saysThatItDoesNotKnowBeforeTheLedgerHasAnswered() throws Exception {
        delivery.stand(flowing(HELIER, 0));
        overview.lookAtLanes();
        beans.follow();

        assertThat(read(HELIER, "Quarantined")).isNull();
        assertThat(server.getAttribute(new ObjectName("je.gov.hub:type=Hub"), "DispatchWaiting"))
                .isNull();
    }

    @Test
    void followsSystemsAsTheyComeAndGo() throws Exception {
        delivery.stand(flowing(HELIER, 0));
        look();
        delivery.stand(flowing(GROUVILLE, 0));
        look();

        assertThat(names()).containsExactly("parish-gr");
        assertThat(registry.find("hub.waiting").gauges())
                .extracting(gauge -> gauge.getId().getTag("system"))
                .containsExactly("parish-gr");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        delivery.stand(flowing(HELIER, 0));
        look();

        beans.close();

        assertThat(server.queryNames(new ObjectName("je.gov.hub:*"), null)).isEmpty();
    }

    @Test
    void letsNothingBeChanged() throws Exception {
        delivery.stand(flowing(HELIER, 0));
        look();
        var name = name(HELIER);

        assertThatThrownBy(() -> server.setAttribute(name, new Attribute("Waiting", 0L)))
                .isInstanceOf(JMException.class);
        assertThatThrownBy(() -> server.invoke(name, "toString", new Object[0], new String[0]))
                .isInstanceOf(JMException.class);
    }

    @Test
    void measuresEachSystemAndCountsOnWhenItsRouteStartsAnew() {
        delivery.stand(flowing(HELIER, 10));
        look();
        delivery.stand(flowing(HELIER, 3));
        look();

        assertThat(registry.get("hub.delivered")
                        .tag("system", "parish-he")
                        .counter()
                        .count())
                .isEqualTo(13);
        assertThat(registry.get("hub.quarantined")
                        .tag("system", "parish-he")
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat(registry.get("hub.parked").tag("system", "parish-he").gauge().value())
                .isEqualTo(7);
    }

    private void look() {
        overview.lookAtLanes();
        overview.lookAtLedger();
        beans.follow();
        figures.follow();
    }

    private Object read(SystemId system, String attribute) {
        try {
            return server.getAttribute(name(system), attribute);
        } catch (JMException missing) {
            throw new AssertionError(missing);
        }
    }

    private List<String> names() throws JMException {
        return server.queryNames(new ObjectName("je.gov.hub:type=ConnectedSystem,*"), null).stream()
                .map(name -> name.getKeyProperty("name"))
                .toList();
    }

    private static ObjectName name(SystemId system) throws JMException {
        return new ObjectName("je.gov.hub:type=ConnectedSystem,name=" + system);
    }

    private static LaneStatus flowing(SystemId system, long delivered) {
        return new LaneStatus(system, State.FLOWING, 0, 0, delivered, NOW, null, null);
    }

    /** Systems that stand as a test says. */
    private static final class Plugged implements Delivery {

        private final List<LaneStatus> lanes = new ArrayList<>();

        void stand(LaneStatus lane) {
            lanes.clear();
            lanes.add(lane);
        }

        @Override
        public List<LaneStatus> status() {
            return List.copyOf(lanes);
        }

        @Override
        public void register(SystemId system, HandOver handOver, Terms terms) {}

        @Override
        public void deregister(SystemId system) {}

        @Override
        public void suspend(SystemId system) {}

        @Override
        public void resume(SystemId system) {}

        @Override
        public void suspend(SystemId system, String who, String why) {}

        @Override
        public void resume(SystemId system, String who, String why) {}
    }
}
