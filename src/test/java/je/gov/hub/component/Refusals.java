package je.gov.hub.component;

import java.util.List;
import je.gov.hub.component.HubRefusalException.Kind;
import je.gov.hub.event.Fault;

/** Refusals as the hub makes them, for tests of what connectors answer to them. */
public final class Refusals {

    private Refusals() {}

    /** One of this kind; invalid has a fault. */
    public static HubRefusalException of(String kind) {
        var faults =
                "invalid".equals(kind) ? List.of(new Fault("/newAddress/parish", "is required")) : List.<Fault>of();
        return new HubRefusalException(Kind.valueOf(kind), faults);
    }
}
