package je.gov.hub.prove;

/**
 * What was told on a ground and what became of it.
 *
 * @param events accepted
 * @param deliveries made
 * @param lost accepted, and not at an entitled system
 * @param repeatedWithKey came again to a partner that honours the key, without effect
 * @param repeatedWithoutKey had its effect again, at the system that does not honour it
 * @param twice had two effects at a partner that honours the key
 */
record Totals(
        long events,
        long deliveries,
        int lost,
        int repeatedWithKey,
        int repeatedWithoutKey,
        int twice,
        int outOfOrder) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0);

    static Totals of(Ground ground, Findings findings) {
        var ledger = ground.ledger();
        return new Totals(
                ledger.accepted(),
                ledger.disclosures(),
                findings.lost(),
                findings.repeatedWithKey(),
                findings.repeatedWithout(),
                findings.twice(),
                findings.outOfOrder());
    }

    Totals since(Totals before) {
        return plus(before, -1);
    }

    Totals and(Totals more) {
        return plus(more, 1);
    }

    private Totals plus(Totals other, int times) {
        return new Totals(
                events + times * other.events,
                deliveries + times * other.deliveries,
                lost + times * other.lost,
                repeatedWithKey + times * other.repeatedWithKey,
                repeatedWithoutKey + times * other.repeatedWithoutKey,
                twice + times * other.twice,
                outOfOrder + times * other.outOfOrder);
    }
}
