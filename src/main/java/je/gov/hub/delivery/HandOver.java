package je.gov.hub.delivery;

/** Hands one disclosure to its system through a route, and says what came of it. Called by several lanes at once. */
@FunctionalInterface
public interface HandOver {

    /** Blocks until the system has answered, or cannot. Never throws for what the system or the connector did. */
    Outcome handOver(Parcel parcel);
}
