package je.gov.hub.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What tellers told, each event with a mark that can be read off what the partners hold: who, and the how-manieth of theirs. */
final class Marked {

    private static final Pattern MARK = Pattern.compile("Mark-([a-z]+)-(\\d+) ");

    private final Map<String, Set<Integer>> accepted = new LinkedHashMap<>();

    /** The mark of a teller's n-th event. */
    static String of(String teller, int number) {
        return "Mark-" + teller + "-" + number;
    }

    /** The hub said that it has accepted it. */
    synchronized void accepted(String teller, int number) {
        accepted.computeIfAbsent(teller, unseen -> new java.util.TreeSet<>()).add(number);
    }

    /** What was accepted, by teller. */
    synchronized Map<String, Set<Integer>> accepted() {
        return new LinkedHashMap<>(accepted);
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
