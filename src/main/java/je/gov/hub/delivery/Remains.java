package je.gov.hub.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import je.gov.hub.ledger.DeliveryId;

/**
 * What a record of what is in hand says to a hub that reads it again.
 *
 * @param back what came back, and may come again
 * @param taken what was in hand when the hub ended
 */
record Remains(Map<DeliveryId, Past> back, Map<DeliveryId, Past> taken) {

    private static final Pattern STEP = Pattern.compile("([+~=-]) ([A-Z2-7]{20}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9})");

    /** A line that a crash cut short was never followed by its hand-over, and says nothing. */
    static Remains of(Path file) throws IOException {
        var remains = new Remains(new HashMap<>(), new HashMap<>());
        if (Files.exists(file)) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(remains::read);
        }
        return remains;
    }

    private void read(String line) {
        var step = STEP.matcher(line);
        if (line.equals(".")) {
            back.putAll(taken);
            taken.clear();
        } else if (step.matches()) {
            read(step.group(1), new DeliveryId(step.group(2)), step);
        }
    }

    private void read(String step, DeliveryId delivery, Matcher numbers) {
        var state = new Past(number(numbers, 3), !step.equals("="), number(numbers, 4), number(numbers, 5));
        taken.remove(delivery);
        back.remove(delivery);
        switch (step) {
            case "+" -> taken.put(delivery, state);
            case "-" -> {}
            default -> back.put(delivery, state);
        }
    }

    private static int number(Matcher step, int group) {
        return Integer.parseInt(step.group(group));
    }

    /** @param alone whether nothing else was in hand, of any system */
    Map<DeliveryId, Past> judged(boolean alone) {
        var all = new HashMap<>(back);
        taken.forEach((delivery, state) -> all.put(delivery, state.afterAnEnd(alone)));
        return all;
    }
}
