package je.gov.hub.delivery;

/**
 * The rules that a run of the tests can take away, to see that the tests notice: {@code -Dhub.rule.off=WHOLE_LIMIT} builds the
 * way out without that rule, and the tests that show it must fail. RulesTest does so for each.
 */
enum Rule {
    WHOLE_LIMIT,
    FAILS_ALONE,
    REFUSED_IN_A_ROW,
    DEADLY,
    ALONE_IN_HAND,
    RAMP_UP;

    boolean holds() {
        return !name().equals(System.getProperty("hub.rule.off"));
    }
}
