package je.gov.hub.delivery;

/**
 * Rules of the way out that a run of the tests can take away, to see that its tests notice: with {@code -Dhub.rule.off=WHOLE_LIMIT}
 * everything is built without that rule, and the test that shows it must fail. {@link RulesTest} does so for each.
 */
enum Rule {
    WHOLE_LIMIT("je.gov.hub.delivery.CutTest#isCutAndRepeatedAndTheOthersGoOn"),
    DEADLY("je.gov.hub.delivery.DeathTest#aDisclosureThatEndsTheHubIsFoundAndRefusedAndNoneThatWasInHandBesideIt"),
    BLAMES_ONLY_WHAT_WAS_ALONE("je.gov.hub.delivery.DeathTest#killsFromOutsideBlameNobodyHoweverManyThereAre"),
    FAILS_ALONE("je.gov.hub.delivery.DeliveryTest#refusesWhatFailsAgainAndAgainWhileOthersSucceed"),
    REFUSED_IN_A_ROW("je.gov.hub.delivery.DeliveryTest#stopsASystemThatRefusesSeveralSubjectsInARowForOneReason"),
    LOOKS_AHEAD("je.gov.hub.delivery.DeliveryTest#looksFurtherWhenAllThatItSeesIsOneFailingSubject"),
    ASKED_PAUSE("je.gov.hub.delivery.DeliveryTest#leavesAPartnerAloneForAsLongAsItAsks");

    /** The test that shows it. */
    final String shownBy;

    Rule(String shownBy) {
        this.shownBy = shownBy;
    }

    boolean holds() {
        return !name().equals(System.getProperty("hub.rule.off"));
    }
}
