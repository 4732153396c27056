package je.gov.hub.quarantine;

import static je.gov.hub.rules.Breach.answers;
import static je.gov.hub.rules.Breach.doesNothing;
import static je.gov.hub.rules.Breach.follows;
import static je.gov.hub.rules.Breach.hears;
import static je.gov.hub.rules.Breach.makes;
import static je.gov.hub.rules.Breach.says;
import static je.gov.hub.rules.Promise.CORRECTION_REACHES;
import static je.gov.hub.rules.Promise.DECISION_ORDER;
import static je.gov.hub.rules.Promise.REPLAY_AGREEMENT;
import static je.gov.hub.rules.Promise.REPLAY_CANCELLED;
import static je.gov.hub.rules.Promise.REPLAY_CULLED;
import static je.gov.hub.rules.Promise.REPLAY_DRY_RUN;
import static je.gov.hub.rules.Promise.REPLAY_MARK;
import static je.gov.hub.rules.Promise.REPLAY_NEWEST;
import static je.gov.hub.rules.Promise.REPLAY_RESUMABLE;
import static je.gov.hub.rules.Promise.REPLAY_SECOND_PERSON;
import static je.gov.hub.rules.Promise.REPLAY_THROTTLED;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import je.gov.hub.agreement.Disclosing;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Episode;
import je.gov.hub.ledger.Origin;
import je.gov.hub.ledger.ReplayScope;
import je.gov.hub.rules.Call;
import je.gov.hub.rules.Rule;
import org.jspecify.annotations.Nullable;

/** The rules of telling a system again. */
public final class ReplayRules {

    private static final String OPEN_ONES_WAIT = "when newest.delivery is not null and not exists"
            + " (select from receipt where receipt.delivery = newest.delivery) then 'WAITING'";

    private ReplayRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule(
                        REPLAY_AGREEMENT,
                        "a replay tells what is granted now",
                        "quarantine.Redisclosing#granted",
                        makes(ReplayRules::everything),
                        "quarantine.ReplayTest#tellsAgainUnderANewKeyThatNamesTheOldOne"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "what is not granted any more is reported",
                        "ledger.Retold#withdrawn",
                        answers(false),
                        "quarantine.ReplayTest#doesNotTellWhatIsNotGrantedAnyMore"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "a replay waits while no agreement is in force",
                        "quarantine.LedgerReplay#granted",
                        answers(Optional.of(Set.of(QuarantineGround.MOVED))),
                        "quarantine.ReplayTest#waitsWhileNoAgreementIsInForce"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "a replay is about the types that are asked for",
                        "ledger.EpisodeTable#affected",
                        hears(2, ReplayRules::ofAllTypes),
                        "quarantine.ReplayTest#isNotAboutOtherTypesAndSubjects"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "a replay is about the subjects that are asked for",
                        "ledger.EpisodeTable#affected",
                        hears(2, ReplayRules::ofAllSubjects),
                        "quarantine.ReplayTest#isAboutTheSubjectsThatAreAskedForAndNobodyElse"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "a replay begins with the time that is asked for",
                        "ledger.EpisodeTable#affected",
                        hears(2, ReplayRules::fromTheFirst),
                        "quarantine.ReplayTest#goesFromTheFirstEventThatIsAskedForUpToTheNewest"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "a replay is not about who is told of only later",
                        "ledger.EpisodeTable#affected",
                        hears(2, ReplayRules::withoutEnd),
                        "quarantine.ReplayTest#goesFromTheFirstEventThatIsAskedForUpToTheNewest"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "a new system is told what it never knew",
                        "ledger.EpisodeTable#events",
                        says("(event.type = any (?)", "(event.type <> all (?)"),
                        "quarantine.ReplayTest#tellsANewSystemWhatHappenedBeforeItCame"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "what cannot be decided is held in a replay",
                        "ledger.RetellingTable#hold",
                        doesNothing(),
                        "quarantine.ReplayTest#holdsWhatCannotBeDecided"),
                new Rule(
                        REPLAY_AGREEMENT,
                        "what a person discarded is not replayed",
                        "ledger.EpisodeTable#events",
                        says("then 'DISCARDED'", "then 'REPLAYABLE'"),
                        "quarantine.ReplayTest#leavesWhatAPersonDiscardedAndWhatIsInTheLine"),
                new Rule(
                        REPLAY_MARK,
                        "a replay is marked as one",
                        "ledger.Disclosure#marked",
                        hears(1, (Object) null),
                        "quarantine.ReplayTest#tellsAgainUnderANewKeyThatNamesTheOldOne"),
                new Rule(
                        REPLAY_MARK,
                        "a replay is another generation",
                        "ledger.Origin#next",
                        answers(ReplayRules::again),
                        "delivery.ReplayTest#isLetThroughByThePartnersDuplicateCheck"),
                new Rule(
                        REPLAY_THROTTLED,
                        "a replay takes up a few at a time",
                        "quarantine.QuarantineProperties#replayAhead",
                        answers(Integer.MAX_VALUE),
                        "quarantine.ReplayTest#takesUpNoMoreThanAFewAtATime"),
                new Rule(
                        REPLAY_THROTTLED,
                        "a replay for a new system takes up a few at a time, too",
                        "ledger.Origin#nextGeneration",
                        answers(call -> call.self(Origin.class).generation() + 1),
                        "quarantine.ReplayTest#takesUpNoMoreThanAFewAtATimeForANewSystemEither"),
                new Rule(
                        REPLAY_NEWEST,
                        "what is on its way is not overtaken by what a discarded one held up",
                        "ledger.LineTable#turns",
                        says("and nearest.generation = 0", "and nearest.generation > 0"),
                        "quarantine.ReplayTest#letsNothingOvertakeWhatIsOnItsWayWhenWhatWasBetweenIsDiscarded"),
                new Rule(
                        DECISION_ORDER,
                        "what is on its way is not overtaken past an undecided one",
                        "ledger.LineTable#turns",
                        says("and nearest.fields <> '{}'", ""),
                        "quarantine.AmendTest#doesNotOvertakeItPastAnUndecidedOneThatWasDiscarded"),
                new Rule(
                        REPLAY_THROTTLED,
                        "a subject with much to be told holds up no other",
                        "quarantine.LedgerReplay#beside",
                        answers(Integer.MAX_VALUE),
                        "quarantine.ReplayTest#takesUpAnotherBesideOneOfWhomThereIsMuchToTell"),
                new Rule(
                        REPLAY_SECOND_PERSON,
                        "a large replay needs a second person",
                        "quarantine.QuarantineProperties#alone",
                        answers(Integer.MAX_VALUE),
                        "quarantine.ReplayTest#waitsForASecondPersonWhereItIsAboutMuch"),
                new Rule(
                        REPLAY_SECOND_PERSON,
                        "the second person of a replay is another",
                        "ledger.ReplayTable#confirm",
                        says("actor <> ?", "coalesce(?, actor) is not null"),
                        "quarantine.ReplayTest#waitsForASecondPersonWhereItIsAboutMuch"),
                new Rule(
                        REPLAY_CANCELLED,
                        "what is cancelled takes up no subject more",
                        "ledger.ReplayTable#done",
                        says("and ended is null for share", "for share"),
                        "quarantine.ReplayTest#takesUpNoSubjectOnceItIsCancelled"),
                new Rule(
                        REPLAY_CANCELLED,
                        "who cancelled, and why, is a fact",
                        "ledger.ReplayTable#cancel",
                        says("ended, 'replay cancelled'", "ended, 'replay forgotten'"),
                        "quarantine.ReplayTest#endsBeforeItsTimeWithWhatIsInItsLineToldUpToTheNewest"),
                new Rule(
                        REPLAY_RESUMABLE,
                        "a replay knows which subjects are done",
                        "ledger.ReplayTable#done",
                        answers(true),
                        "quarantine.ReplayTest#goesOnWhereItWasBrokenOffWithoutLossAndWithoutTellingTwice"),
                new Rule(
                        REPLAY_RESUMABLE,
                        "a subject that cannot be told again stops no other",
                        "ledger.ReplayTable#putOff",
                        answers(Optional.empty()),
                        "quarantine.ReplayTest#goesOnWithOthersWhereOneCannotBeToldAgain"),
                new Rule(
                        REPLAY_RESUMABLE,
                        "a replay goes on after the lanes ended",
                        "delivery.Recall#look",
                        doesNothing(),
                        "delivery.ReplayTest#goesOnAfterTheLanesEndedInTheMiddle"),
                new Rule(
                        REPLAY_DRY_RUN,
                        "the preview of a replay begins nothing",
                        "quarantine.LedgerReplay#preview",
                        follows(call -> call.self(LedgerReplay.class)
                                .begin(call.argument(0, ReplayScope.class), "nobody", "looked at")),
                        "quarantine.ReplayTest#saysWhatItWouldBeAboutAndChangesNothing"),
                new Rule(
                        REPLAY_NEWEST,
                        "a subject is replayed up to its newest event",
                        "ledger.EpisodeTable#events",
                        says("event.sequence >= ?", "event.sequence = ?"),
                        "quarantine.ReplayTest#goesFromTheFirstEventThatIsAskedForUpToTheNewest"),
                new Rule(
                        REPLAY_NEWEST,
                        "what is in hand is replayed, too",
                        "ledger.EpisodeTable#events",
                        says("when event.sealed is null", OPEN_ONES_WAIT + " when event.sealed is null"),
                        "delivery.ReplayTest#replaysAlsoWhatIsInHandJustNowSoThatNothingOlderEndsOnTopOfIt"),
                new Rule(
                        REPLAY_NEWEST,
                        "a replay goes after what waits for a person",
                        "ledger.LineTable#advance",
                        says("quarantine.subject = line.subject", "quarantine.subject = line.subject and false"),
                        "quarantine.ReplayTest#goesAfterWhatWaitsForAPersonBeforeIt"),
                new Rule(
                        REPLAY_NEWEST,
                        "live events park during a replay",
                        "ledger.RetellingTable#block",
                        doesNothing(),
                        "quarantine.ReplayTest#parksLiveEventsMeanwhile"),
                new Rule(
                        REPLAY_NEWEST,
                        "a replay takes in what was told meanwhile",
                        "ledger.RecordedReplays#since",
                        answers(ReplayRules::nothing),
                        "quarantine.ReplayTest#takesInWhatWasToldWhileItWasMadeAnew"),
                new Rule(
                        REPLAY_NEWEST,
                        "a system that tells is told its own events again",
                        "quarantine.Redisclosing#granted",
                        makes(ReplayRules::withoutEchoes),
                        "quarantine.CorrectedAgainTest#tellsASystemItsOwnEventsAgain"),
                new Rule(
                        REPLAY_NEWEST,
                        "what is said back of a replay is no news",
                        "ledger.HandedTable#newest",
                        says("and disclosure.generation > 0", "and disclosure.generation > 1000"),
                        "quarantine.EchoAgainTest#isNoNewsWhileItIsToldOneAfterTheOther"),
                new Rule(
                        REPLAY_NEWEST,
                        "what a replay cancels next is not handed yet",
                        "intake.Echoes#waits",
                        answers(false),
                        "quarantine.EchoAgainTest#isNoNewsWhereItIsCancelledByWhatIsToldNext"),
                new Rule(
                        REPLAY_NEWEST,
                        "what was handed over last has the word about an echo",
                        "ledger.HandedTable#newest",
                        says("handed_over desc nulls first, sequence desc", "handed_over"),
                        "quarantine.EchoAgainTest#isNewsOnceItWasToldThatItIsNotSo"),
                new Rule(
                        REPLAY_NEWEST,
                        "what is said back of its own counts from the replay on",
                        "ledger.Handed#anew",
                        answers(false),
                        "quarantine.EchoAgainTest#isNoNewsWhereItSaysBackItsOwn"),
                new Rule(
                        REPLAY_NEWEST,
                        "what is said after something else is news, though a replay told it",
                        "ledger.HandedTable#toldAfter",
                        answers(false),
                        "quarantine.EchoAgainTest#isNewsOnceItHasSaidSomethingElseSince"),
                new Rule(
                        CORRECTION_REACHES,
                        "who is not told an event is not told its cancellation either",
                        "ledger.QuarantineTable#hold",
                        doesNothing(),
                        "quarantine.CorrectedAgainTest#waitsForAPersonWhereWhatItCancelsIsDiscarded"),
                new Rule(
                        CORRECTION_REACHES,
                        "a correction keeps the name that it went with",
                        "ledger.LineTable#rename",
                        doesNothing(),
                        "quarantine.CorrectedAgainTest#goesAgainAsItWasNamedWhenItWentFirst"),
                new Rule(
                        CORRECTION_REACHES,
                        "who is told an event by a replay is told its cancellation",
                        "quarantine.LedgerReplay#keep",
                        doesNothing(),
                        "quarantine.CorrectedAgainTest#tellsANewSystemAlsoThatWhatItTellsItWasCancelled"),
                new Rule(
                        CORRECTION_REACHES,
                        "a correction names what stands in that place by now",
                        "ledger.Supersession#named",
                        answers(call -> call.argument(0, byte[].class)),
                        "quarantine.CorrectedAgainTest#namesWhatWasAmendedBeforeItMeanwhile"),
                new Rule(
                        CORRECTION_REACHES,
                        "a correction that was handed over goes as it was",
                        "ledger.LineTable#turns",
                        says("or exists (select from delay where delay.delivery = parked.delivery)", ""),
                        "quarantine.CorrectedAgainTest#goesAsItWasOnceItWasHandedOver"),
                new Rule(
                        REPLAY_THROTTLED,
                        "live events do not hold a replay up",
                        "ledger.ReplayTable#moving",
                        says("and parked.generation > 0", ""),
                        "quarantine.ReplayTest#isNotHeldUpByLiveEventsBehindALine"),
                new Rule(
                        REPLAY_CULLED,
                        "culled bodies are reported",
                        "ledger.RecordedReplays#leaveOut",
                        doesNothing(),
                        "quarantine.ReplayTest#reportsWhatHasNoBodyAnyMore"));
    }

    private static @Nullable Object withoutEchoes(Call call, @Nullable Object granted) {
        var origin = call.argument(0, Origin.class);
        return origin.teller().equals(origin.receiver()) ? Optional.empty() : granted;
    }

    private static Object nothing(Call call) {
        var episode = call.argument(0, Episode.class);
        return Optional.of(
                new Episode(episode.system(), episode.subject(), episode.sequence(), episode.granted(), List.of()));
    }

    private static Object everything(Call call, @Nullable Object granted) {
        var data = call.argument(0, Origin.class).event().data();
        return ((Optional<?>) Objects.requireNonNull(granted))
                .map(one -> one instanceof Disclosing.Granted some
                        ? new Disclosing.Granted(some.system(), some.fields(), data.deepCopy(), some.within())
                        : one);
    }

    private static Object again(Call call) {
        var origin = call.self(Origin.class);
        var event = origin.event();
        return DeliveryId.of(origin.teller(), event.source(), event.id(), origin.receiver(), origin.generation());
    }

    private static Object ofAllTypes(@Nullable Object scope) {
        var asked = (ReplayScope) Objects.requireNonNull(scope);
        return new ReplayScope(asked.system(), asked.from(), asked.to(), new TreeSet<>(), asked.subjects());
    }

    private static Object ofAllSubjects(@Nullable Object scope) {
        var asked = (ReplayScope) Objects.requireNonNull(scope);
        return new ReplayScope(asked.system(), asked.from(), asked.to(), asked.types(), new TreeSet<>());
    }

    private static Object fromTheFirst(@Nullable Object scope) {
        var asked = (ReplayScope) Objects.requireNonNull(scope);
        return new ReplayScope(asked.system(), null, asked.to(), asked.types(), asked.subjects());
    }

    private static Object withoutEnd(@Nullable Object scope) {
        var asked = (ReplayScope) Objects.requireNonNull(scope);
        return new ReplayScope(asked.system(), asked.from(), null, asked.types(), asked.subjects());
    }
}
