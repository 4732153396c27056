package je.gov.hub.exchange;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.ledger.Reconciliations;
import je.gov.hub.subject.Subject;
import je.gov.hub.system.SystemId;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;

/** A real broker on disk with the hub's own broker.xml, for the tests of this and other packages. */
public final class BrokerStand implements AutoCloseable {

    public static final SystemId HELIER = new SystemId("parish-he");
    public static final SystemId GROUVILLE = new SystemId("parish-gr");

    private static final String ALPHABET = "234567ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    final Broker broker;
    private final Inboxes inboxes;
    private final List<Relay> relays = new ArrayList<>();

    public BrokerStand(Path folder) {
        this(folder, Path.of("config/broker.xml"));
    }

    BrokerStand(Path folder, Path file) {
        broker = Broker.start(new BrokerProperties(file, folder, "hub", null, 100));
        inboxes = new Inboxes(broker);
    }

    public Inboxes inboxes() {
        return inboxes;
    }

    /** A relay that has the lease, and is started. */
    public void relay(Dispatches dispatches) {
        relay(dispatches, () -> true, () -> new CoreCarriage(broker));
    }

    /** A relay that has the lease while this says so. */
    public Relay relay(Dispatches dispatches, java.util.function.BooleanSupplier lease) {
        return relay(dispatches, lease, () -> new CoreCarriage(broker));
    }

    /** Every connection to the broker breaks, from its side. */
    public void breakConnections() {
        broker.server()
                .getRemotingService()
                .getConnections()
                .forEach(connection -> connection.fail(new ActiveMQNotConnectedException("broken by a test")));
    }

    Relay relay(Dispatches dispatches, java.util.function.BooleanSupplier lease, Callable<Carriage> carriages) {
        return relay(dispatches, lease, carriages, () -> {});
    }

    private Relay relay(
            Dispatches dispatches,
            java.util.function.BooleanSupplier lease,
            Callable<Carriage> carriages,
            Runnable compare) {
        var relay = new Relay(
                dispatches,
                inboxes,
                new Lease() {
                    @Override
                    public boolean held() {
                        return lease.getAsBoolean();
                    }

                    @Override
                    public void close() {}
                },
                broker.journal(),
                100,
                carriages,
                compare,
                broker::compared);
        relays.add(relay);
        relay.start();
        return relay;
    }

    /** The broker ends, and nothing else does. */
    public void stopBroker() throws Exception {
        broker.server().stop();
    }

    /** Puts these straight into their inboxes, without ledger and relay. */
    public void put(List<Dispatch> dispatches) throws Exception {
        try (var carriage = new CoreCarriage(broker)) {
            carriage.together(dispatches);
        }
    }

    /** Puts it in once more, as a broker takes it that has forgotten what it was sent. */
    public void putAgain(Dispatch dispatch) throws Exception {
        try (var connection = broker.connect()) {
            var session = broker.session(connection, false);
            var message = Arrival.message(session, dispatch);
            message.removeProperty(Message.HDR_DUPLICATE_DETECTION_ID);
            session.createProducer(Inboxes.queue(dispatch.system())).send(message);
        }
    }

    /** The broker loses one that waits, and says nothing of it. */
    public void lose(SystemId system, DeliveryId delivery) throws Exception {
        var queue = broker.server().locateQueue(SimpleString.of(Inboxes.queue(system)));
        int lost = queue.deleteMatchingReferences(FilterImpl.createFilter("delivery = '" + delivery + "'"));
        if (lost != 1) {
            throw new IllegalStateException("It is not in the inbox");
        }
    }

    /** Ends without notice, as far as the next broker in this folder can tell. */
    public void crash() throws IOException {
        close();
        Files.deleteIfExists(broker.properties().folder().resolve("ended-in-order"));
    }

    /** Ends, and what it wrote of its messages for this system cannot be read any more: the length of an address is absurd. */
    public void garble(SystemId system) throws IOException {
        close();
        var address = Inboxes.queue(system).getBytes(StandardCharsets.UTF_16LE);
        try (var files = Files.list(broker.properties().folder().resolve("journal"))) {
            for (var file : files.filter(one -> one.toString().endsWith(".amq")).toList()) {
                garble(file, address);
            }
        }
    }

    private static void garble(Path file, byte[] address) throws IOException {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int at = text.indexOf(new String(address, StandardCharsets.ISO_8859_1));
        if (at > 0) {
            try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                open.seek(at - Integer.BYTES);
                open.writeInt(Integer.MAX_VALUE - 1);
            }
        }
    }

    public Reconciliation reconciliation(Reconciliations ledger) {
        return new InboxReconciliation(inboxes, ledger);
    }

    /** A relay as the hub has it: after a crash it begins with a comparison. */
    public void relay(Dispatches dispatches, Reconciliations ledger) {
        var reconciliation = new InboxReconciliation(inboxes, ledger);
        relay(
                dispatches,
                () -> true,
                () -> new CoreCarriage(broker),
                () -> ExchangeConfiguration.compare(broker, reconciliation));
    }

    /** Everything that is in the inbox now, in order; leaves it there. */
    List<String> content(SystemId system) throws Exception {
        var found = new CopyOnWriteArrayList<String>();
        var connection = broker.connect();
        try (connection) {
            var session = broker.session(connection, false);
            session.start();
            var browser = session.createConsumer(Inboxes.queue(system), true);
            var message = browser.receiveImmediate();
            while (message != null) {
                found.add(message.getStringProperty("delivery"));
                message = browser.receiveImmediate();
            }
        }
        return found;
    }

    /** A dispatch whose delivery's id is made of its number; ids sort as their numbers do. */
    public static Dispatch dispatch(long number, SystemId system, long subject) {
        return new Dispatch(
                number,
                id(number),
                system,
                new Subject(new UUID(0, subject)),
                ("{\"type\":\"je.gov.person.born.v1\",\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8));
    }

    public static DeliveryId id(long number) {
        var text = new StringBuilder("22222222222222222222");
        long rest = number;
        for (int place = 19; rest > 0; place--) {
            text.setCharAt(place, ALPHABET.charAt((int) (rest % 32)));
            rest /= 32;
        }
        return new DeliveryId(text.toString());
    }

    public void stopRelays() {
        relays.forEach(Relay::close);
        relays.clear();
    }

    @Override
    public void close() {
        stopRelays();
        broker.close();
    }
}
