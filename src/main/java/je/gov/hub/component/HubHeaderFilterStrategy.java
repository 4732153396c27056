package je.gov.hub.component;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets through only the headers on its list, whatever their letter case; the list is empty, as the hub's messages have
 * bodies and properties and no headers.
 */
public final class HubHeaderFilterStrategy implements HeaderFilterStrategy {

    private final Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Nothing passes. */
    public HubHeaderFilterStrategy() {}

    /** Only these pass, in any letter case. Camel's own control headers never do. */
    public HubHeaderFilterStrategy(Set<String> allowed) {
        this.allowed.addAll(allowed);
    }

    @Override
    public boolean applyFilterToCamelHeaders(String headerName, Object headerValue, Exchange exchange) {
        return filtered(headerName);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String headerName, Object headerValue, Exchange exchange) {
        return filtered(headerName);
    }

    private boolean filtered(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel") || lower.startsWith("org.apache.camel") || !allowed.contains(name);
    }
}
