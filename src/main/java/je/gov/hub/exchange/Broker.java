package je.gov.hub.exchange;

import java.math.BigInteger;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** The embedded Artemis: started from its file, with its journal on disk, spoken to through its core client. */
class Broker implements AutoCloseable {

    private static final String ROLE = "hub";

    /** There while the journal lies as an orderly end left it. */
    private static final String IN_ORDER = "ended-in-order";

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final int SECRET_BITS = 160;
    private static final int WINDOW = 256 * 1024;
    private static final int LARGE = 4 * 1024 * 1024;

    private final BrokerProperties properties;
    private final String password;
    private final int number = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private final EmbeddedActiveMQ server;
    private final ServerLocator locator;
    private boolean inOrder;

    private Broker(BrokerProperties properties) {
        this.properties = properties;
        this.password = Objects.requireNonNullElseGet(
                properties.password(), () -> new BigInteger(SECRET_BITS, new SecureRandom()).toString(36));
        this.server = server(configuration());
        this.locator = locator();
    }

    /** Starts it; it has loaded its journal when this returns. */
    static Broker start(BrokerProperties properties) {
        var broker = new Broker(properties);
        try {
            broker.inOrder = Files.deleteIfExists(properties.folder().resolve(IN_ORDER));
            broker.server.start();
            broker.awaitActivation();
        } catch (Exception failed) {
            throw new BrokerFailureException("The broker of " + properties.file() + " does not start", failed);
        }
        return broker;
    }

    ActiveMQServer server() {
        return server.getActiveMQServer();
    }

    BrokerProperties properties() {
        return properties;
    }

    /** The identity of the journal in its folder. */
    String journal() {
        return server().getNodeID().toString();
    }

    /** Whether whoever used the journal before ended in good order, so that it holds all that was put into it. */
    boolean foundInOrder() {
        return inOrder;
    }

    ClientSessionFactory connect() throws Exception {
        return locator.createSessionFactory();
    }

    ClientSession session(ClientSessionFactory connection, boolean transacted) throws ActiveMQException {
        return connection.createSession(properties.user(), password, false, !transacted, !transacted, false, 0);
    }

    @Override
    public void close() {
        locator.close();
        try {
            server.stop();
            Files.write(properties.folder().resolve(IN_ORDER), new byte[0]);
        } catch (Exception failed) {
            throw new BrokerFailureException("The broker does not stop", failed);
        }
    }

    private void awaitActivation() throws Exception {
        if (!server().waitForActivation(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
            server.stop();
            throw new BrokerFailureException(
                    "The broker's folder " + properties.folder() + " is in use by another hub; stop that one first");
        }
    }

    private Configuration configuration() {
        var configuration = new FileConfiguration();
        try {
            var file = new FileDeploymentManager(properties.file().toUri().toString());
            file.addDeployable(configuration);
            file.readConfiguration();
        } catch (Exception broken) {
            throw new BrokerFailureException("Cannot read " + properties.file(), broken);
        }
        var faults = NeverLoses.faults(configuration);
        if (!faults.isEmpty()) {
            throw new UnsafeBrokerException("every inbox", faults);
        }
        configuration.setBrokerInstance(properties.folder().toAbsolutePath().toFile());
        configuration.setAcceptorConfigurations(Set.of(new TransportConfiguration(
                InVMAcceptorFactory.class.getName(), Map.of("serverId", Integer.toString(number)), "in-vm")));
        return configuration;
    }

    private EmbeddedActiveMQ server(Configuration configuration) {
        var security = new SecurityConfiguration();
        security.addUser(properties.user(), password);
        security.addRole(properties.user(), ROLE);
        return new EmbeddedActiveMQ()
                .setConfiguration(configuration)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), security));
    }

    private ServerLocator locator() {
        var transport = new TransportConfiguration(
                InVMConnectorFactory.class.getName(), Map.of("serverId", Integer.toString(number)));
        return ActiveMQClient.createServerLocatorWithoutHA(transport)
                .setReconnectAttempts(0)
                .setUseGlobalPools(false)
                .setThreadPoolMaxSize(-1)
                .setConsumerWindowSize(WINDOW)
                .setBlockOnDurableSend(true)
                .setMinLargeMessageSize(LARGE);
    }
}
