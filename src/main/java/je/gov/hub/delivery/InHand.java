package je.gov.hub.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.system.SystemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of what of one system is in hand, on local disk, written before the hand-over: after a crash it says what
 * may have been handed over already, and how often the hub ended with it in hand. One line a step: {@code +} taken in
 * hand, {@code ~} came back and may have been taken, {@code =} came back untaken, {@code -} ended, {@code .} the hub
 * stopped in good order. Holds ids and numbers only: attempts, ends of the hub with it in hand, and those of them where
 * nothing else was. Belongs to one thread.
 */
final class InHand implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InHand.class);
    private static final long LONGEST = 256 * 1024;
    private static final String FRESH = ".new";

    private final Path file;
    private final boolean sync;
    private final Solitude solitude;
    private final Map<DeliveryId, Past> past = new HashMap<>();
    private final Set<DeliveryId> inHand = new HashSet<>();
    private FileChannel channel;
    private long longest = LONGEST;

    private InHand(Path file, boolean sync, Solitude solitude, boolean alone) throws IOException {
        this.file = file;
        this.sync = sync;
        this.solitude = solitude;
        this.past.putAll(Remains.of(file).judged(alone));
        this.channel = rewritten();
    }

    static InHand open(Path folder, SystemId system, boolean sync, Solitude solitude) {
        try {
            Files.createDirectories(folder);
            return new InHand(folder.resolve(system.value()), sync, solitude, false);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep the record of what is in hand for " + system, failed);
        }
    }

    /** Once, when the hub starts: finds in the records of all systems what was in hand when it ended, and whether that was one alone. */
    static void judge(Path folder, Solitude solitude) {
        try {
            Files.createDirectories(folder);
            try (var all = Files.list(folder)) {
                var guilty = new HashMap<Path, Integer>();
                for (var file :
                        all.filter(one -> !one.toString().endsWith(FRESH)).toList()) {
                    guilty.put(file, Remains.of(file).taken().size());
                }
                boolean alone =
                        guilty.values().stream().mapToInt(Integer::intValue).sum() == 1;
                guilty.values().removeIf(count -> count == 0);
                for (var file : guilty.keySet()) {
                    new InHand(file, true, solitude, alone).close();
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read the records of what was in hand", failed);
        }
    }

    /**
     * Once, after they were judged: forgets what has ended. A crash of the machine may lose the line that said so, and the id would stay for good.
     *
     * @param ended which of these, by the ledger
     */
    static void sweep(Path folder, Solitude solitude, BiFunction<SystemId, Set<DeliveryId>, Set<DeliveryId>> ended) {
        try (var all = Files.list(folder)) {
            for (var file : all.filter(one -> !one.toString().endsWith(FRESH)).toList()) {
                var known = Remains.of(file).back().keySet();
                if (!known.isEmpty()) {
                    var system = new SystemId(file.getFileName().toString());
                    var over = ended.apply(system, Set.copyOf(known));
                    try (var record = new InHand(file, true, solitude, false)) {
                        record.ended(over);
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot read the records of what was in hand", failed);
        }
    }

    Past past(DeliveryId delivery) {
        return past.getOrDefault(delivery, Past.NONE);
    }

    /** Before the hand-over; on disk when this returns. Where it cannot be written, nothing is in hand and all is as before. */
    void taken(Map<DeliveryId, Past> together) {
        var before = new HashMap<DeliveryId, Past>();
        var lines = new StringBuilder();
        together.forEach((delivery, now) -> {
            var known = past.put(delivery, now.taken());
            if (known != null) {
                before.put(delivery, known);
            }
            inHand.add(delivery);
            lines.append(line('+', delivery, now));
        });
        try {
            write(lines, sync);
        } catch (UncheckedIOException unwritten) {
            together.keySet().forEach(this::letGo);
            past.keySet().removeAll(together.keySet());
            past.putAll(before);
            throw unwritten;
        }
    }

    /** Where it cannot be written, the record still says that it is in hand: the next hub would suspect it, and mark it as repeated. */
    void cameBack(DeliveryId delivery, int attempts, boolean repeated) {
        var now = new Past(attempts, repeated, 0, 0);
        letGo(delivery);
        past.put(delivery, now);
        writeIfPossible(line(repeated ? '~' : '=', delivery, now), sync);
    }

    /** Not forced to disk: where the machine forgets it, or cannot write it, the ledger still knows that they have ended. */
    void ended(Collection<DeliveryId> deliveries) {
        var lines = new StringBuilder();
        for (var delivery : deliveries) {
            letGo(delivery);
            if (past.remove(delivery) != null) {
                lines.append(line('-', delivery, Past.NONE));
            }
        }
        writeIfPossible(lines, false);
    }

    private void letGo(DeliveryId delivery) {
        if (inHand.remove(delivery)) {
            solitude.leave(1);
        }
    }

    /** The hub stops in good order: what is still in hand did not end it. */
    @Override
    public void close() {
        solitude.leave(inHand.size());
        inHand.clear();
        writeIfPossible(new StringBuilder(".\n"), sync);
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot close " + file.getFileName(), failed);
        }
    }

    private static StringBuilder line(char step, DeliveryId delivery, Past now) {
        return new StringBuilder()
                .append(step)
                .append(' ')
                .append(delivery)
                .append(' ')
                .append(now.attempts())
                .append(' ')
                .append(now.suspicions())
                .append(' ')
                .append(now.deaths())
                .append('\n');
    }

    private void writeIfPossible(StringBuilder lines, boolean forced) {
        try {
            write(lines, forced);
        } catch (UncheckedIOException unwritten) {
            LOG.atWarn()
                    .addKeyValue("record", file.getFileName())
                    .addKeyValue(
                            "cause",
                            Objects.requireNonNull(unwritten.getCause())
                                    .getClass()
                                    .getName())
                    .log("The record of what is in hand cannot be written");
        }
    }

    private void write(StringBuilder lines, boolean forced) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            append(channel, lines);
            if (forced) {
                channel.force(false);
            }
            if (channel.size() > longest) {
                var old = channel;
                channel = rewritten();
                old.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file.getFileName(), failed);
        }
    }

    /** Whole or not at all: a part of a line would hide itself and the next. */
    private static void append(FileChannel record, StringBuilder lines) throws IOException {
        long before = record.position();
        var bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
        try {
            while (bytes.hasRemaining()) {
                record.write(bytes);
            }
        } catch (IOException full) {
            record.truncate(before);
            throw full;
        }
    }

    private FileChannel rewritten() throws IOException {
        var lines = new StringBuilder();
        past.forEach((delivery, state) -> {
            char step = inHand.contains(delivery) ? '+' : state.repeated() ? '~' : '=';
            lines.append(line(step, delivery, state));
        });
        var fresh = Objects.requireNonNull(file.resolveSibling(file.getFileName() + FRESH));
        var written = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        append(written, lines);
        written.force(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        longest = Math.max(LONGEST, 2 * written.size());
        return written;
    }
}
