package je.gov.hub.rules;

import java.util.List;
import java.util.stream.Stream;
import je.gov.hub.delivery.SetbackRules;
import je.gov.hub.delivery.WayOutRules;
import je.gov.hub.quarantine.DecisionRules;
import je.gov.hub.quarantine.ReplayRules;

/** All rules. Each table lies with the package whose types its breaches need. */
final class Rules {

    private Rules() {}

    static List<Rule> all() {
        return Stream.of(
                        WayOutRules.all(), SetbackRules.all(), DecisionRules.all(), ReplayRules.all(), WayInRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
