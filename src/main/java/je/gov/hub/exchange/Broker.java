package je.gov.hub.exchange;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded Artemis: started from its file, with its journal on disk, spoken to through its core client. */
class Broker implements AutoCloseable {

    private static final String ROLE = "hub";

    /** There while the journal lies as an orderly end left it. */
    private static final String IN_ORDER = "ended-in-order";

    /** There while a journal is read; left there by a hub that ended over it, a line for each. */
    private static final String READING = "reading";

    private static final int ENDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int SECRET_BITS = 160;
    private static final int WINDOW = 256 * 1024;
    private static final int LARGE = 4 * 1024 * 1024;

    private final BrokerProperties properties;
    private final String password;
    private final int number = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    private final EmbeddedActiveMQ server;
    private final ServerLocator locator;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean inOrder;

    private Broker(BrokerProperties properties) {
        this.properties = properties;
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
        var broker = new Broker(properties);
        if (broker.ends() < ENDS && broker.begins()) {
            return broker;
        }
        broker.setAside();
        var fresh = new Broker(properties);
        if (fresh.begins()) {
            return fresh;
        }
        throw new BrokerFailureException(
                "The broker does not start in " + properties.folder(), Objects.requireNonNull(fresh.failure.get()));
    }

    /** How often a hub has ended over this journal, one after the other. */
    private int ends() {
        var reading = properties.folder().resolve(READING);
        try {
            return Files.exists(reading) ? Files.readAllLines(reading).size() : 0;
        } catch (IOException unreadable) {
            throw new BrokerFailureException("Cannot read " + reading, unreadable);
        }
    }

    /** Whether it could read its journal. */
    private boolean begins() {
        var reading = properties.folder().resolve(READING);
        try {
            Files.createDirectories(properties.folder());
            Files.writeString(reading, "reading\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return hasRead();
        } catch (IOException unwritable) {
            throw new BrokerFailureException("Cannot write " + reading, unwritable);
        } finally {
            forget(reading);
        }
    }

    private static void forget(Path reading) {
        try {
            Files.deleteIfExists(reading);
        } catch (IOException undeletable) {
            LOG.atWarn().addKeyValue("file", reading).log("Cannot delete a file");
        }
    }

    private boolean hasRead() {
        try {
            inOrder = Files.deleteIfExists(properties.folder().resolve(IN_ORDER));
            server.createActiveMQServer();
            server().registerActivationFailureListener(failure::set);
            reads();
            if (failure.get() != null) {
                server.stop();
            }
        } catch (Exception failed) {
            throw new BrokerFailureException("The broker of " + properties.file() + " does not start", failed);
        }
        return failure.get() == null;
    }

    /** Settings were read before; what goes wrong here is what lies in the folder. */
    private void reads() throws Exception {
        try {
            server.start();
        } catch (Exception unreadable) {
            failure.compareAndSet(null, unreadable);
        }
        awaitActivation();
    }

    private void setAside() {
        forget(properties.folder().resolve(READING));
        var aside = IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> properties.folder().resolve("damaged-" + number))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
        var configuration = server.getConfiguration();
        try {
            Files.createDirectories(aside);
            for (var part : List.of(
                    configuration.getJournalLocation(),
                    configuration.getBindingsLocation(),
                    configuration.getPagingLocation(),
                    configuration.getLargeMessagesLocation())) {
                if (part.exists()) {
                    Files.move(part.toPath(), aside.resolve(part.getName()));
                }
            }
        } catch (IOException immovable) {
            throw new BrokerFailureException("A journal that cannot be read cannot be set aside either", immovable);
        }
        var cause = failure.get();
        LOG.atError()
                .addKeyValue("aside", aside)
                .addKeyValue(
                        "cause",
                        cause == null ? "it ended the hub" : cause.getClass().getName())
                .log("The broker cannot read its journal, which is set aside; what was in it is dispatched again");
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

    /** Until it is up or has failed to read its journal. */
    private void awaitActivation() throws Exception {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (failure.get() == null && !server().waitForActivation(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end) {
                server.stop();
                throw new BrokerFailureException("The broker's folder " + properties.folder()
                        + " is in use by another hub; stop that one first");
            }
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
