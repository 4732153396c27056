package je.gov.hub.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What tellers told, each event with a mark that can be read off what the partners hold: who, and the how-manieth of theirs. Every
 * attempt is written down, too.
 */
final class Marked {

    private static final Pattern MARK = Pattern.compile("Mark-([a-z]+)-(\\d+) ");

    private final Map<String, Set<Integer>> accepted = new TreeMap<>();
    private final Path history;
    private final Clock clock;

    /** @param history the file in which the attempts are written down */
    Marked(Path history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** The mark of a teller's n-th event. */
    static String of(String teller, int number) {
        return "Mark-" + teller + "-" + number;
    }

    /** Which event a teller tells next; from 0. */
    synchronized int next(String teller) {
        return accepted.getOrDefault(teller, Set.of()).size();
    }

    /** The hub said that it has accepted it. */
    synchronized void accepted(String teller, int number) {
        accepted.computeIfAbsent(teller, unseen -> new TreeSet<>()).add(number);
        note("%s %d accepted".formatted(teller, number));
    }

    /** Writes a line into the history. */
    synchronized void note(String line) {
        try {
            Files.writeString(
                    history, clock.instant() + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The history cannot be written", unwritable);
        }
    }

    /** What was accepted, by teller. */
    synchronized Map<String, Set<Integer>> accepted() {
        var copy = new TreeMap<String, Set<Integer>>();
        accepted.forEach((teller, numbers) -> copy.put(teller, new TreeSet<>(numbers)));
        return copy;
    }

    /** How many were accepted. */
    synchronized int count() {
        return accepted.values().stream().mapToInt(Set::size).sum();
    }

    /** The numbers of each teller in these contents, in their order. */
    static Map<String, List<Integer>> in(List<String> contents) {
        var seen = new LinkedHashMap<String, List<Integer>>();
        for (var content : contents) {
            var mark = MARK.matcher(content);
            if (mark.find()) {
                seen.computeIfAbsent(mark.group(1), unseen -> new ArrayList<>()).add(Integer.parseInt(mark.group(2)));
            }
        }
        return seen;
    }
}
