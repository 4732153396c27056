package je.gov.hub.quarantine;

import static je.gov.hub.quarantine.QuarantineGround.HELIER;
import static je.gov.hub.quarantine.QuarantineGround.REVENUE;
import static je.gov.hub.quarantine.QuarantineGround.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import je.gov.hub.ledger.Bookmark;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.PeekTable;
import je.gov.hub.ledger.Quarantined;
import je.gov.hub.ledger.Sought;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once: found, previewed, decided, and by two persons where they are many. */
class DecisionsTest {

    private static final int PEOPLE = 4;
    private final Instant now = Clock.systemUTC().instant();

    @TempDir
    private Path folder;

    private QuarantineGround ground;

    /** Each of these people's one event is refused by the parish, and the first one's by Revenue too, for another reason. */
    @BeforeEach
    void start() {
        ground = new QuarantineGround(folder, Map.of("hub.quarantine.alone", "3", "hub.quarantine.most", "6"));
        ground.agree(HELIER, "fields: [/newAddress]");
        ground.agree(REVENUE, "fields: [/newAddress]");
        for (int person = 0; person < PEOPLE; person++) {
            ground.moved(Integer.toString(person), "PD-00000" + person, "HE");
            ground.refused(Integer.toString(person), HELIER);
        }
        ground.refused("0", REVENUE, "soap client fault");
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void findsBySystemRuleAndTime() {
        var ofRevenue = find(new Sought(REVENUE, null, null, null));
        var byRule = find(new Sought(null, "http 4xx", null, null));
        var later = find(new Sought(null, null, now.plusSeconds(3600), null));
        var earlier = find(new Sought(null, null, null, now.plusSeconds(3600)));

        assertThat(ofRevenue).containsExactly(delivery("0", REVENUE, 0));
        assertThat(byRule).containsExactlyElementsOf(ofTheParish());
        assertThat(later).isEmpty();
        assertThat(earlier).hasSize(PEOPLE + 1);
    }

    @Test
    void turnsThePagesWithoutMissingOrRepeatingOne() {
        var first = ground.quarantine.waiting(Sought.ALL, null, 2);
        var last = first.get(1);

        var rest = ground.quarantine.waiting(Sought.ALL, new Bookmark(last.since(), last.delivery()), 10);

        assertThat(rest).hasSize(PEOPLE - 1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void saysBeforehandHowManyOfWhichSystemsAndSinceWhen() {
        var preview = ground.quarantine.preview(new Which.All(Sought.ALL));

        assertThat(preview.deliveries()).isEqualTo(PEOPLE + 1);
        assertThat(preview.systems()).isEqualTo(Map.of(HELIER, PEOPLE, REVENUE, 1));
        assertThat(preview.oldest())
                .isEqualTo(ground.quarantine
                        .of(delivery("0", HELIER, 0))
                        .orElseThrow()
                        .since());
        assertThat(find(Sought.ALL)).hasSize(PEOPLE + 1);
    }

    @Test
    void decidesAFewAtOnceAndSaysWhatCameOfEach() {
        var known = delivery("0", REVENUE, 0);
        var unknown = delivery("none", REVENUE, 0);

        var conclusion = decide(Decision.RELEASE, new Which.These(List.of(known, unknown, known)), "ann");

        assertThat(((Conclusion.Decided) conclusion).results())
                .containsExactly(new Result.Done(known), new Result.Refused(unknown, Amending.NOT_WAITING));
        assertThat(ground.takesAll(REVENUE)).containsExactly(known);
    }

    @Test
    void needsASecondPersonForMany() {
        var proposed = proposed(Decision.RELEASE, new Which.All(Sought.ALL), "ann");
        assertThat(ground.inTurn(HELIER)).isEmpty();

        var conclusion = ground.quarantine.confirm(Decision.RELEASE, proposed.proposal(), "ben");

        assertThat(((Conclusion.Decided) conclusion).results())
                .hasSize(PEOPLE + 1)
                .allMatch(Result.Done.class::isInstance);
        assertThat(ground.takesAll(HELIER)).containsExactlyInAnyOrderElementsOf(ofTheParish());
        assertThat(new PeekTable(ground.ledger).count("fact", "actor", "ann and ben"))
                .isEqualTo(PEOPLE + 1);
    }

    @Test
    void letsNobodyConfirmTheirOwnProposal() {
        var proposed = proposed(Decision.DISCARD, new Which.All(Sought.ALL), "ann");

        var conclusion = ground.quarantine.confirm(Decision.DISCARD, proposed.proposal(), "ann");

        assertThat(conclusion).isEqualTo(new Conclusion.NotConfirmed());
        assertThat(find(Sought.ALL)).hasSize(PEOPLE + 1);
    }

    @Test
    void confirmsNothingElseThanWhatWasProposed() {
        var proposed = proposed(Decision.RELEASE, new Which.All(Sought.ALL), "ann");
        ground.moved("late", "PD-000009", "HE");
        ground.refused("late", HELIER);

        var other = ground.quarantine.confirm(Decision.DISCARD, proposed.proposal(), "ben");
        var unknown = ground.quarantine.confirm(Decision.RELEASE, UUID.randomUUID(), "ben");
        ground.quarantine.confirm(Decision.RELEASE, proposed.proposal(), "ben");
        var third = ground.quarantine.confirm(Decision.RELEASE, proposed.proposal(), "cyd");

        assertThat(List.of(other, unknown, third)).containsOnly(new Conclusion.NotConfirmed());
        assertThat(find(Sought.ALL)).containsExactly(delivery("late", HELIER, 0));
    }

    @Test
    void goesOnWhereItWasBrokenOff() {
        var proposed = proposed(Decision.RELEASE, new Which.All(Sought.ALL), "ann");
        decide(Decision.DISCARD, new Which.These(List.of(delivery("0", HELIER, 0))), "ann");
        ground.quarantine.confirm(Decision.RELEASE, proposed.proposal(), "ben");

        var again = ground.quarantine.confirm(Decision.RELEASE, proposed.proposal(), "ben");

        assertThat(((Conclusion.Decided) again).results())
                .hasSize(PEOPLE + 1)
                .allMatch(Result.Refused.class::isInstance);
        assertThat(ground.takesAll(HELIER)).hasSize(PEOPLE - 1);
    }

    @Test
    void refusesMoreThanAnybodyMayDecideAtOnce() {
        IntStream.range(0, 3).forEach(number -> {
            ground.moved("more" + number, "PD-00001" + number, "HE");
            ground.refused("more" + number, HELIER);
        });

        var conclusion = decide(Decision.RELEASE, new Which.All(Sought.ALL), "ann");

        assertThat(conclusion).isEqualTo(new Conclusion.TooMany(6));
    }

    private Conclusion.Proposed proposed(Decision decision, Which which, String who) {
        var conclusion = decide(decision, which, who);
        assertThat(conclusion).isInstanceOf(Conclusion.Proposed.class);
        return (Conclusion.Proposed) conclusion;
    }

    private Conclusion decide(Decision decision, Which which, String who) {
        return ground.quarantine.decide(new Request(decision, which, "mended", who));
    }

    private List<DeliveryId> find(Sought sought) {
        return ground.quarantine.waiting(sought, null, 100).stream()
                .map(Quarantined::delivery)
                .toList();
    }

    private static List<DeliveryId> ofTheParish() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(person -> delivery(Integer.toString(person), HELIER, 0))
                .toList();
    }
}
