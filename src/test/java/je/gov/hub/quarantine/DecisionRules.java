package je.gov.hub.quarantine;

import static je.gov.hub.rules.Breach.answers;
import static je.gov.hub.rules.Breach.doesNothing;
import static je.gov.hub.rules.Breach.follows;
import static je.gov.hub.rules.Breach.hears;
import static je.gov.hub.rules.Breach.says;
import static je.gov.hub.rules.Promise.DECISION_AMEND;
import static je.gov.hub.rules.Promise.DECISION_DISCARD;
import static je.gov.hub.rules.Promise.DECISION_DRY_RUN;
import static je.gov.hub.rules.Promise.DECISION_FACTS;
import static je.gov.hub.rules.Promise.DECISION_MANY;
import static je.gov.hub.rules.Promise.DECISION_ORDER;
import static je.gov.hub.rules.Promise.DECISION_RELEASE;
import static je.gov.hub.rules.Promise.DECISION_SECOND_PERSON;

import java.net.URI;
import java.util.List;
import je.gov.hub.ledger.Quarantined;
import je.gov.hub.rules.Call;
import je.gov.hub.rules.Rule;

/** The rules of what a person decides. */
public final class DecisionRules {

    private static final String END_OF_BLOCK = "ended as (delete from block using gone"
            + " where block.system = gone.system and block.subject = gone.subject),";

    private DecisionRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule(
                        DECISION_RELEASE,
                        "a release goes from the ledger with its followers",
                        "delivery.Recall#look",
                        doesNothing(),
                        "delivery.ReleaseTest#takesAReleasedOneAndItsFollowersToTheSystemInOrder"),
                new Rule(
                        DECISION_RELEASE,
                        "one of a line goes at a time",
                        "ledger.LineTable#advance",
                        says("parked.delivery = first.delivery and not", "parked.subject = first.subject and not"),
                        "quarantine.LineTest#letsOneAtATimeGo"),
                new Rule(
                        DECISION_RELEASE,
                        "news parks behind a release",
                        "ledger.QuarantineTable#release",
                        says("where delivery = ? returning *),", "where delivery = ? returning *), " + END_OF_BLOCK),
                        "quarantine.LineTest#parksNewsBehindARelease"),
                new Rule(
                        DECISION_RELEASE,
                        "the last follower ends the block",
                        "ledger.DeliveryTable#deliveredInTurn",
                        says(
                                "from first where first.system = block.system and first.subject = block.subject",
                                "from line as other where other.system = block.system"),
                        "quarantine.LineTest#endsWithItsLastFollower"),
                new Rule(
                        DECISION_AMEND,
                        "an amended one is made anew",
                        "quarantine.DecidingQuarantine#decided(Decision, DeliveryId, String, String)",
                        hears(0, Decision.RELEASE),
                        "quarantine.AmendTest#grantsWhatIsAgreedNow"),
                new Rule(
                        DECISION_AMEND,
                        "an amended one is decided by what was registered before it",
                        "ledger.Origin#sequence",
                        answers(Long.MAX_VALUE),
                        "quarantine.AmendTest#decidesByWhatWasRegisteredBeforeTheEvent"),
                new Rule(
                        DECISION_AMEND,
                        "an amended one follows the schema that was mended",
                        "quarantine.Redisclosing#made",
                        hears(1, URI.create("https://schemas.hub.gov.je/person/address-changed/v1")),
                        "quarantine.AmendTest#followsTheSchemaThatWasMended"),
                new Rule(
                        DECISION_DISCARD,
                        "what is discarded stays so",
                        "ledger.QuarantineTable#discard",
                        says("'discarded', ?, ?, ? from gone", "'discarded', ?, ?, ? from gone where false"),
                        "quarantine.LineTest#neverHandsOverWhatIsDiscarded"),
                new Rule(
                        DECISION_DISCARD,
                        "discarding the first makes the next the first",
                        "ledger.LineTable#advance",
                        doesNothing(),
                        "delivery.ReleaseTest#goesOnWithTheNextWhenTheFirstIsDiscarded"),
                new Rule(
                        DECISION_FACTS,
                        "a decision is a fact",
                        "ledger.QuarantineTable#release",
                        says("?::text) from behind", "?::text) from behind where false"),
                        "quarantine.LineTest#recordsWhoDecidedAndWhy[1]"),
                new Rule(
                        DECISION_FACTS,
                        "an amendment is a fact",
                        "ledger.QuarantineTable#amend",
                        says("join gone using (delivery)", "join gone using (delivery) where false"),
                        "quarantine.LineTest#recordsWhoDecidedAndWhy[2]"),
                new Rule(
                        DECISION_FACTS,
                        "the fact of an amendment says why",
                        "ledger.QuarantineTable#amend",
                        says("('why', why, ", "('why', '', "),
                        "quarantine.LineTest#recordsWhoDecidedAndWhy[2]"),
                new Rule(
                        DECISION_FACTS,
                        "a discarding is a fact",
                        "ledger.QuarantineTable#discard",
                        says("join gone using (delivery)", "join gone using (delivery) where false"),
                        "quarantine.LineTest#recordsWhoDecidedAndWhy[3]"),
                new Rule(
                        DECISION_FACTS,
                        "the fact of a discarding says who",
                        "ledger.QuarantineTable#discard",
                        hears(1, "somebody"),
                        "quarantine.LineTest#recordsWhoDecidedAndWhy[3]"),
                new Rule(
                        DECISION_ORDER,
                        "what goes from the ledger does not overtake what is on its way",
                        "ledger.LineTable#turns",
                        says("and nearest.generation = 0", "and false"),
                        "quarantine.AmendTest#doesNotOvertakeAnEarlierOneThatIsStillOnItsWay"),
                new Rule(
                        DECISION_ORDER,
                        "an amended one keeps its place",
                        "ledger.QuarantineTable#amend",
                        says("disclosure.sequence,", "disclosure.sequence + 1000000,"),
                        "quarantine.LineTest#keepsThePlaceOfWhatIsAmended"),
                new Rule(
                        DECISION_MANY,
                        "many are found by system",
                        "ledger.QuarantineTable#find",
                        says("quarantine.system = coalesce(", "quarantine.system >= coalesce(null, '', "),
                        "quarantine.DecisionsTest#findsBySystemRuleAndTime"),
                new Rule(
                        DECISION_MANY,
                        "many are found by reason",
                        "ledger.QuarantineTable#find",
                        says("quarantine.rule = coalesce(", "quarantine.rule >= coalesce(null, '', "),
                        "quarantine.DecisionsTest#findsBySystemRuleAndTime"),
                new Rule(
                        DECISION_MANY,
                        "many are found by time",
                        "ledger.QuarantineTable#find",
                        says("quarantine.at >= coalesce(", "quarantine.at >= coalesce('-infinity'::timestamptz, "),
                        "quarantine.DecisionsTest#findsBySystemRuleAndTime"),
                new Rule(
                        DECISION_DRY_RUN,
                        "a preview decides nothing",
                        "quarantine.DecidingQuarantine#preview",
                        follows(DecisionRules::discardAll),
                        "quarantine.DecisionsTest#saysBeforehandHowManyOfWhichSystemsAndSinceWhen"),
                new Rule(
                        DECISION_SECOND_PERSON,
                        "many need a second person",
                        "quarantine.QuarantineProperties#alone",
                        answers(Integer.MAX_VALUE),
                        "quarantine.DecisionsTest#needsASecondPersonForMany"),
                new Rule(
                        DECISION_SECOND_PERSON,
                        "the second person is another",
                        "quarantine.ProposalTable#confirm",
                        says("proposer <> ?", "coalesce(?, proposer) is not null"),
                        "quarantine.LineTest#wantsAnotherPersonForASecond"),
                new Rule(
                        DECISION_SECOND_PERSON,
                        "what waits for a person is counted",
                        "ledger.BacklogTable#bySystem",
                        says("kind = 'held'", "kind = 'forgotten'"),
                        "ledger.BacklogsTest#countsWhatWaitsForAPersonBySystem"));
    }

    private static void discardAll(Call preview) {
        var quarantine = preview.self(DecidingQuarantine.class);
        var which = preview.argument(0, Which.All.class);
        quarantine.waiting(which.sought(), null, 100).stream()
                .map(Quarantined::delivery)
                .forEach(one -> quarantine.decide(
                        new Request(Decision.DISCARD, new Which.These(List.of(one)), "looked at", "nobody")));
    }
}
