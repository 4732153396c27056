package je.gov.hub.exchange;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
import org.jspecify.annotations.Nullable;

/** The embedded Artemis: started from its file, with its journal on disk, spoken to through its core client. */
class Broker implements AutoCloseable {

    private static final String ROLE = "hub";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int SECRET_BITS = 160;
    private static final int WINDOW = 256 * 1024;
    private static final int LARGE = 4 * 1024 * 1024;

    private final BrokerProperties properties;
    private final BrokerFolder folder;
    private final String password;
    private final int number = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private final EmbeddedActiveMQ server;
    private final ServerLocator locator;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean inOrder;

    private Broker(BrokerProperties properties, BrokerFolder folder) {
        this.properties = properties;
        this.folder = folder;
        this.inOrder = folder.foundInOrder();
        this.password = Objects.requireNonNullElseGet(
                properties.password(), () -> new BigInteger(SECRET_BITS, new SecureRandom()).toString(36));
        this.server = server(configuration());
        this.locator = locator();
    }

    /**
     * Starts it; it has loaded its journal when this returns. A journal that it cannot read, or that has ended the hub twice (Artemis
     * reads what is torn by unsafe access), is set aside: the ledger knows what was in it, and has all of that dispatched again
     * for a journal that it does not know.
     */
    static Broker start(BrokerProperties properties) {
        var folder = BrokerFolder.take(properties.folder());
        try {
            return started(properties, folder);
        } catch (IOException unwritable) {
            folder.close();
            throw new BrokerFailureException("Cannot write in the broker's folder " + properties.folder(), unwritable);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    private static Broker started(BrokerProperties properties, BrokerFolder folder) throws IOException {
        var broker = new Broker(properties, folder);
        if (!folder.isDeadly() && broker.begins()) {
            return broker;
        }
        var cause = broker.failure.get();
        folder.setAside(
                broker.parts(),
                cause == null ? "it ended the hub" : cause.getClass().getName());
        var fresh = new Broker(properties, folder);
        if (fresh.begins()) {
            return fresh;
        }
        throw new BrokerFailureException(
                "The broker does not start in " + properties.folder(), Objects.requireNonNull(fresh.failure.get()));
    }

    /** The journal last: while it is there, what is missing beside it is found and put back. */
    private List<File> parts() {
        var configuration = server.getConfiguration();
        return List.of(
                configuration.getPagingLocation(),
                configuration.getLargeMessagesLocation(),
                configuration.getBindingsLocation(),
                configuration.getJournalLocation());
    }

    /** Whether it could read its journal. */
    private boolean begins() throws IOException {
        folder.reading();
        try {
            server.createActiveMQServer();
            server().registerActivationFailureListener(failure::set);
            reads();
            if (failure.get() != null) {
                server.stop();
            }
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new BrokerFailureException("The broker of " + properties.file() + " does not start", failed);
        } finally {
            folder.read();
        }
        return failure.get() == null;
    }

    /** Settings were read before, and nobody else uses the folder; what goes wrong here is what lies in it. */
    private void reads() throws InterruptedException {
        try {
            server.start();
        } catch (Exception unreadable) {
            failure.compareAndSet(null, unreadable);
        }
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (failure.get() == null && !server().waitForActivation(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end) {
                throw new BrokerFailureException(
                        "The broker in " + properties.folder() + " has not started in a minute");
            }
        }
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

    /**
     * Whether the journal holds all that was put into it: whoever used it before ended in good order, or it was compared with the ledger.
     */
    boolean inOrder() {
        return inOrder;
    }

    /** The ledger has put back what the journal does not hold. */
    void compared() {
        inOrder = true;
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
            if (inOrder) {
                folder.endsInOrder();
            }
        } catch (Exception failed) {
            throw new BrokerFailureException("The broker does not stop", failed);
        } finally {
            folder.close();
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
