package je.gov.hub.component;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import je.gov.hub.event.Fault;

/** The hub did not accept what a route told it. Names fields and faults, never a value. */
public class HubRefusalException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why; {@code unavailable} alone is worth telling again. */
    public enum Kind {
        malformed,
        invalid,
        forbidden,
        unknownType,
        conflict,
        tooBig,
        unavailable
    }

    private final Kind kind;
    private final transient List<Fault> faults;

    HubRefusalException(Kind kind, List<Fault> faults) {
        super("The hub refuses the event: " + kind.name().toLowerCase(Locale.ROOT) + text(faults));
        this.kind = kind;
        this.faults = List.copyOf(faults);
    }

    public Kind getKind() {
        return kind;
    }

    /** For malformed and invalid: what is wrong where; else empty. */
    public List<Fault> getFaults() {
        return faults;
    }

    /** Whether telling it again later can help. */
    public boolean isUnavailable() {
        return kind == Kind.unavailable;
    }

    private static String text(List<Fault> faults) {
        return faults.isEmpty()
                ? ""
                : faults.stream()
                        .map(fault -> fault.pointer() + " " + fault.detail())
                        .collect(Collectors.joining("; ", " (", ")"));
    }
}
