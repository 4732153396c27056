package je.gov.hub.delivery;

/**
 * What a connector says of its partner when it is plugged in.
 *
 * @param keyHonoured whether the partner takes a repeated delivery id for one delivery; where not, one disclosure at a
 *     time is in hand for the whole system
 * @param made version of connector and mapping, such as {@code gp-hl7v2-sink@3f2a}, for the record of a setback
 */
public record Terms(boolean keyHonoured, String made) {}
