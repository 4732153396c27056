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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern STEP = Pattern.compile("([+~=-]) ([A-Z2-7]{20}) (\\d{1,9}) (\\d{1,9})");

    private final Path file;
    private final boolean sync;
    private final Map<DeliveryId, Past> past = new HashMap<>();
    private final Set<DeliveryId> inHand = new HashSet<>();
    private FileChannel channel;
    private long longest = LONGEST;

    private InHand(Path file, boolean sync) throws IOException {
        this.file = file;
        this.sync = sync;
        if (Files.exists(file)) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            read(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
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
    void taken(Map<DeliveryId, Past> together) {
        var lines = new StringBuilder();
        together.forEach((delivery, now) -> {
            past.put(delivery, new Past(now.attempts(), true, now.deaths()));
            inHand.add(delivery);
            lines.append(line('+', delivery, now));
        });
        write(lines, sync);
    }

    void cameBack(DeliveryId delivery, int attempts, boolean repeated) {
        var now = new Past(attempts, repeated, 0);
        inHand.remove(delivery);
        past.put(delivery, now);
        write(line(repeated ? '~' : '=', delivery, now), sync);
    }

    /** Not forced to disk: where the machine forgets it, the ledger still knows that they have ended. */
    void ended(Collection<DeliveryId> deliveries) {
        var lines = new StringBuilder();
        for (var delivery : deliveries) {
            inHand.remove(delivery);
            if (past.remove(delivery) != null) {
                lines.append(line('-', delivery, Past.NONE));
            }
        }
        write(lines, false);
    }

    /** The hub stops in good order: what is still in hand did not end it. */
    @Override
    public void close() {
        try {
            write(new StringBuilder(".\n"), sync);
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot close " + file.getFileName(), failed);
        }
    }

    /** A line that a crash cut short was never followed by its hand-over, and says nothing. */
    private void read(List<String> lines) {
        var taken = new HashMap<DeliveryId, Past>();
        for (var line : lines) {
            var step = STEP.matcher(line);
            if (line.equals(".")) {
                past.putAll(taken);
                taken.clear();
            } else if (step.matches()) {
                read(step.group(1), new DeliveryId(step.group(2)), number(step, 3), number(step, 4), taken);
            }
        }
        taken.forEach((delivery, state) -> past.put(delivery, new Past(state.attempts(), true, state.deaths() + 1)));
    }

    private void read(String step, DeliveryId delivery, int attempts, int deaths, Map<DeliveryId, Past> taken) {
        var state = new Past(attempts, !step.equals("="), deaths);
        taken.remove(delivery);
        past.remove(delivery);
        switch (step) {
            case "+" -> taken.put(delivery, state);
            case "-" -> {}
            default -> past.put(delivery, state);
        }
    }

    private static int number(Matcher step, int group) {
        return Integer.parseInt(step.group(group));
    }

    private static StringBuilder line(char step, DeliveryId delivery, Past now) {
        return new StringBuilder()
                .append(step)
                .append(' ')
                .append(delivery)
                .append(' ')
                .append(now.attempts())
                .append(' ')
                .append(now.deaths())
                .append('\n');
    }

    private void write(StringBuilder lines, boolean forced) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)));
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

    private FileChannel rewritten() throws IOException {
        var lines = new StringBuilder();
        past.forEach((delivery, state) -> {
            char step = inHand.contains(delivery) ? '+' : state.repeated() ? '~' : '=';
            lines.append(line(step, delivery, state));
        });
        var fresh = Objects.requireNonNull(file.resolveSibling(file.getFileName() + ".new"));
        var written = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        written.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)));
        written.force(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        longest = Math.max(LONGEST, 2 * written.size());
        return written;
    }
}
