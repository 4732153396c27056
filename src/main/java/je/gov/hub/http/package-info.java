/** The HTTP edge: events told, journeys asked for, what waits for a person decided, systems told again, and every error as a problem (RFC 9457). Decides nothing about an event. */
@ApplicationModule(
        displayName = "HTTP edge",
        allowedDependencies = {
            "event",
            "system",
            "agreement",
            "ledger",
            "exchange",
            "intake",
            "delivery",
            "quarantine",
            "security"
        })
@NullMarked
package je.gov.hub.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
