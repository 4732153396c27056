package je.gov.hub.bench.bare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An embedded Artemis with the hub's own broker settings, and five durable queues. */
final class BareBroker {

    static final List<String> QUEUES = List.of("csp", "jfsc", "revenue", "parish", "practice");

    private static final String USER = "hub";

    private final EmbeddedActiveMQ server;
    private final ServerLocator locator;
    private final ClientSessionFactory connection;

    private BareBroker(EmbeddedActiveMQ server) throws Exception {
        this.server = server;
        locator = ActiveMQClient.createServerLocatorWithoutHA(
                        new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", "1")))
                .setUseGlobalPools(false)
                .setThreadPoolMaxSize(-1)
                .setBlockOnDurableSend(true);
        connection = locator.createSessionFactory();
    }

    static BareBroker start(Path folder) throws Exception {
        var configuration = new FileConfiguration();
        var file = new FileDeploymentManager(
                Path.of("config", "broker.xml").toUri().toString());
        file.addDeployable(configuration);
        file.readConfiguration();
        configuration.setBrokerInstance(folder.toAbsolutePath().toFile());
        configuration.setAcceptorConfigurations(Set.of(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", "1"), "in-vm")));
        var users = new SecurityConfiguration();
        users.addUser(USER, USER);
        users.addRole(USER, "hub");
        var server = new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
        for (var queue : QUEUES) {
            server.getActiveMQServer()
                    .createQueue(QueueConfiguration.of(queue)
                            .setRoutingType(RoutingType.ANYCAST)
                            .setDurable(true)
                            .setAutoCreateAddress(true));
        }
        return new BareBroker(server);
    }

    /** A transaction begins with it, and again with each commit. */
    ClientSession transacted() throws Exception {
        var session = connection.createSession(USER, USER, false, false, false, false, 0);
        session.start();
        return session;
    }

    void close() throws Exception {
        connection.close();
        locator.close();
        server.stop();
    }
}
