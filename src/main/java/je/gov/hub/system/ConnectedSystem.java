package je.gov.hub.system;

import org.jspecify.annotations.Nullable;

/**
 * A department's system that is plugged in.
 *
 * @param kind what sort of body it belongs to, such as parish or practice
 * @param contact whom to call, an e-mail address
 */
public record ConnectedSystem(
        SystemId id, String name, String kind, @Nullable String contact) {}
