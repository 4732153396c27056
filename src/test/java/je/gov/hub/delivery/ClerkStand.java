package je.gov.hub.delivery;

import static je.gov.hub.exchange.BrokerStand.HELIER;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import je.gov.hub.exchange.BrokerStand;
import je.gov.hub.exchange.DispatchList;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.system.SystemId;

/** Clerks over a real broker, with a ledger in memory: what the tests of the way out's rules have in common. */
final class ClerkStand implements AutoCloseable {

    static final Terms HONOURED = new Terms(true, "sink@1");
    static final Terms NONE = new Terms(false, "sink@1");

    final Book book = new Book();
    final Words words = new Words();
    final Path folder;
    final BrokerStand broker;
    final Solitude solitude;
    final AtomicInteger threadless = new AtomicInteger();
    final AtomicInteger lanesAtWork = new AtomicInteger();
    private final Clock clock;
    private final DeliveryProperties properties;
    Clerks delivery;

    /** @param longest how long a hand-over may take */
    ClerkStand(Path folder, Clock clock, Duration longest, SystemId... systems) {
        this.folder = folder.resolve("delivery");
        this.clock = clock;
        this.solitude = new Solitude(clock);
        broker = new BrokerStand(folder.resolve("artemis"));
        broker.inboxes().serve(() -> List.of(systems));
        broker.relay(new DispatchList());
        properties = properties(longest);
        delivery = clerks();
    }

    private DeliveryProperties properties(Duration longest) {
        return new DeliveryProperties(
                folder,
                4,
                64,
                1000,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                10,
                5,
                3,
                false,
                Duration.ofSeconds(2),
                longest);
    }

    private Clerks clerks() {
        return new Clerks(new Bench(
                broker.inboxes(),
                book,
                words,
                new Willing(),
                properties,
                clock,
                clock,
                RandomGenerator.getDefault(),
                lanes(),
                solitude));
    }

    /** Lanes that are counted while they work, and for which there is no thread so many times. */
    private ExecutorService lanes() {
        var lanes = DeliveryConfiguration.lanes();
        return (ExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ExecutorService.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("execute")) {
                        return method.invoke(lanes, arguments);
                    }
                    if (threadless.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    lanes.execute(() -> work((Runnable) arguments[0]));
                    return null;
                });
    }

    private void work(Runnable lane) {
        lanesAtWork.incrementAndGet();
        try {
            lane.run();
        } finally {
            lanesAtWork.decrementAndGet();
        }
    }

    /** Clerks as a hub has them that starts. */
    void startAnew() {
        delivery = clerks();
    }

    /** One disclosure of each number to the system; the subject has the number too. */
    void tell(SystemId system, long from, long to) throws Exception {
        put(LongStream.rangeClosed(from, to)
                .mapToObj(number -> BrokerStand.dispatch(number, system, number))
                .toList());
    }

    void put(List<Dispatch> dispatches) throws Exception {
        book.open(dispatches);
        broker.put(dispatches);
    }

    LaneStatus status() {
        return delivery.status().stream()
                .filter(one -> one.system().equals(HELIER))
                .findFirst()
                .orElseThrow();
    }

    static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    @Override
    public void close() {
        delivery.close();
        broker.close();
    }
}
