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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.system.SystemId;

/**
 * The record of what of one system is in hand, on local disk, written before the hand-over: after a crash it says what
 * may have been handed over already, and how often the hub ended with it in hand. One line a step: {@code +} taken in
 * hand, {@code ~} came back and may have been taken, {@code =} came back untaken, {@code -} ended, {@code .} the hub
 * stopped in good order. Holds ids and numbers only. Belongs to one thread.
 */
final class InHand implements AutoCloseable {

    private static final long LONGEST = 256 * 1024;

    private final Path file;
    private final boolean sync;
    private final Map<DeliveryId, Past> past = new HashMap<>();
    private final FileChannel channel;

    private InHand(Path file, boolean sync) throws IOException {
        this.file = file;
        this.sync = sync;
        if (Files.exists(file)) {
            read(Files.readAllLines(file, StandardCharsets.US_ASCII));
        }
        this.channel = rewritten();
    }

    static InHand open(Path folder, SystemId system, boolean sync) {
        try {
            Files.createDirectories(folder);
            return new InHand(folder.resolve(system.value()), sync);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep the record of what is in hand for " + system, failed);
        }
    }

    /**
     * What is known of an earlier hand-over.
     *
     * @param repeated whether it may have had its effect
     * @param deaths how often the hub ended while it was in hand
     */
    record Past(int attempts, boolean repeated, int deaths) {

        static final Past NONE = new Past(0, false, 0);
    }

    Past past(DeliveryId delivery) {
        return past.getOrDefault(delivery, Past.NONE);
    }

    /** Before the hand-over; on disk when this returns. */
    void taken(Collection<Pending> together) {
        var lines = new StringBuilder();
        for (var one : together) {
            past.put(one.delivery(), new Past(one.attempts, true, one.deaths));
            lines.append(line('+', one.delivery(), one.attempts, one.deaths));
        }
        write(lines);
    }

    void cameBack(Pending one, boolean reached) {
        past.put(one.delivery(), new Past(one.attempts, one.repeated || reached, 0));
        write(line(one.repeated || reached ? '~' : '=', one.delivery(), one.attempts, 0));
    }

    void ended(Collection<DeliveryId> deliveries) {
        var lines = new StringBuilder();
        for (var delivery : deliveries) {
            if (past.remove(delivery) != null) {
                lines.append(line('-', delivery, 0, 0));
            }
        }
        write(lines);
    }

    /** The hub stops in good order: what is still in hand did not end it. */
    @Override
    public void close() {
        try (channel) {
            write(new StringBuilder(".\n"));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot close " + file.getFileName(), failed);
        }
    }

    private void read(List<String> lines) {
        var inHand = new HashMap<DeliveryId, Past>();
        for (var line : lines) {
            var words = line.split(" ", -1);
            if (line.startsWith(".")) {
                past.putAll(inHand);
                inHand.clear();
            } else if (words.length == 4) {
                var delivery = new DeliveryId(words[1]);
                var state = new Past(Integer.parseInt(words[2]), !words[0].equals("="), Integer.parseInt(words[3]));
                inHand.remove(delivery);
                past.remove(delivery);
                if (words[0].equals("+")) {
                    inHand.put(delivery, state);
                } else if (!words[0].equals("-")) {
                    past.put(delivery, state);
                }
            }
        }
        inHand.forEach((delivery, state) -> past.put(delivery, new Past(state.attempts(), true, state.deaths() + 1)));
    }

    /** A line cut short by a crash was never followed by its hand-over, and has not four words. */
    private static StringBuilder line(char step, DeliveryId delivery, int attempts, int deaths) {
        return new StringBuilder()
                .append(step)
                .append(' ')
                .append(delivery)
                .append(' ')
                .append(attempts)
                .append(' ')
                .append(deaths)
                .append('\n');
    }

    private void write(StringBuilder lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)));
            if (sync) {
                channel.force(false);
            }
            if (past.isEmpty() && channel.size() > LONGEST) {
                channel.truncate(0);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file.getFileName(), failed);
        }
    }

    private FileChannel rewritten() throws IOException {
        var lines = new StringBuilder();
        past.forEach((delivery, state) ->
                lines.append(line(state.repeated() ? '~' : '=', delivery, state.attempts(), state.deaths())));
        var fresh = Objects.requireNonNull(file.resolveSibling(file.getFileName() + ".new"));
        Files.writeString(fresh, lines, StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }
}
