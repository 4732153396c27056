package je.gov.hub.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.subject.Subject;

/** A broker in a process of its own with a small heap, into whose inbox goes more than that heap could hold. */
final class ManyWaiting {

    private static final int BATCH = 500;
    private static final int KILOBYTE = 1024;
    private static final String BROKER = "config/broker.xml";

    private ManyWaiting() {}

    /** What starts it, with the hub's own broker.xml. */
    static List<String> command(Path folder, long count) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ManyWaiting.class.getName(),
                folder.toString(),
                Long.toString(count),
                BROKER);
    }

    /** Folder, number and broker.xml; prints the megabytes in use after a tenth and after all, how many wait, how many a look finds, and how many of 1,000 came out in order. */
    public static void main(String[] arguments) throws Exception {
        long count = Long.parseLong(arguments[1]);
        try (var stand = new BrokerStand(Path.of(arguments[0]), Path.of(arguments[2]))) {
            stand.inboxes().serve(() -> Set.of(BrokerStand.HELIER));
            put(stand, 0, count / 10);
            long before = used();
            put(stand, count / 10, count);
            long after = used();
            long waiting = stand.inboxes().waiting(BrokerStand.HELIER);
            System.out.println(before + " " + after + " " + waiting + " " + looked(stand) + " " + inOrder(stand));
        }
        System.exit(0);
    }

    private static void put(BrokerStand stand, long from, long to) throws Exception {
        for (long first = from; first < to; first += BATCH) {
            stand.put(LongStream.range(first, Math.min(to, first + BATCH))
                    .mapToObj(ManyWaiting::dispatch)
                    .toList());
        }
    }

    private static Dispatch dispatch(long number) {
        var body = ("{\"n\":" + number + ",\"x\":\"" + "x".repeat(KILOBYTE) + "\"}").getBytes(StandardCharsets.UTF_8);
        return new Dispatch(number, BrokerStand.id(number), BrokerStand.HELIER, new Subject(new UUID(0, number)), body);
    }

    private static long looked(BrokerStand stand) {
        var found = new HashSet<DeliveryId>();
        stand.inboxes().look(BrokerStand.HELIER, found::add);
        return found.size();
    }

    private static long inOrder(BrokerStand stand) throws Exception {
        var arrived = new LinkedBlockingQueue<Arrival>();
        try (var inbox = stand.inboxes().attach(BrokerStand.HELIER, arrived::add, () -> {})) {
            inbox.more(1000);
            long next = 0;
            var arrival = arrived.poll(30, TimeUnit.SECONDS);
            while (arrival != null && arrival.delivery().equals(BrokerStand.id(next)) && ++next < 1000) {
                arrival = arrived.poll(30, TimeUnit.SECONDS);
            }
            return next;
        }
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / KILOBYTE / KILOBYTE;
    }
}
