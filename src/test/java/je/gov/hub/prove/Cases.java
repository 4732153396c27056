package je.gov.hub.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All of them. */
final class Cases {

    private static final List<Case> ALL = all();

    private Cases() {}

    private static List<Case> all() {
        var all = new ArrayList<Case>();
        all.addAll(List.of(HubCase.values()));
        all.addAll(List.of(HaltCase.values()));
        all.addAll(List.of(DatabaseCase.values()));
        all.addAll(List.of(BrokerCase.values()));
        all.addAll(List.of(DiskCase.values()));
        all.addAll(List.of(ClockCase.values()));
        all.addAll(List.of(WireCase.values()));
        all.addAll(List.of(CounterCase.values()));
        all.addAll(List.of(MappingCase.values()));
        all.addAll(List.of(OthersCase.values()));
        all.addAll(List.of(BacklogCase.values()));
        return List.copyOf(all);
    }

    /** All but the kill at random. */
    static List<Case> others() {
        return ALL.stream().filter(each -> each != HubCase.SIGKILL).toList();
    }

    /** Those with these names, separated by commas, in this order; none where the names are empty. */
    static List<Case> named(String names) {
        return names.isBlank()
                ? List.of()
                : Arrays.stream(names.split(",", -1)).map(Cases::one).toList();
    }

    private static Case one(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no case " + name));
    }
}
