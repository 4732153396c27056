package je.gov.hub.component;

/** Whether the partner takes a repeated delivery id for one delivery. */
public enum Key {
    /** As the route's property {@code je.gov.hub/key} says; without one, none. */
    route,
    /** It does; several subjects may be in hand at once. */
    honoured,
    /** It does not; one disclosure at a time is in hand. */
    none
}
