package je.gov.hub.delivery;

/**
 * What is known of earlier hand-overs of one disclosure.
 *
 * @param repeated whether one may have had its effect
 * @param suspicions how often the hub ended while it was in hand, since it last came back
 * @param deaths how often of these nothing else was in hand
 */
record Past(int attempts, boolean repeated, int suspicions, int deaths) {

    static final Past NONE = new Past(0, false, 0, 0);

    Past taken() {
        return new Past(attempts, true, suspicions, deaths);
    }

    Past afterAnEnd(boolean alone) {
        return new Past(attempts, true, suspicions + 1, alone ? deaths + 1 : deaths);
    }
}
