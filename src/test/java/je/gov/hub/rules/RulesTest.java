package je.gov.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every rule can be taken away, and its test notices. To see it for each takes twenty minutes, as many such tests wait in vain:
 * {@code mvn test -Dtest=RulesTest -Dhub.rules.prove=true}; {@code -Dhub.rules.only=replay}, a regular expression, chooses by name.
 */
class RulesTest {

    private static final Logger LOG = LoggerFactory.getLogger(RulesTest.class);

    static List<Rule> rules() {
        return Rules.all();
    }

    static Stream<Rule> chosen() {
        var only = Pattern.compile(System.getProperty("hub.rules.only", ""));
        return rules().stream().filter(rule -> only.matcher(rule.name()).find());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasItsMethodAndItsTest(Rule rule) {
        var place = Place.of(rule.place());
        var showing = Showing.of(rule.shownBy());

        assertThat(showing.test()).isNotNull();
        if (rule.breach() instanceof Breach.Says says) {
            assertThat(place.says(says.words())).as(says.words()).isTrue();
        }
    }

    @Test
    void hasANameOfItsOwn() {
        assertThat(rules()).extracting(Rule::name).doesNotHaveDuplicates();
    }

    @Test
    void isThereForEveryLineOfWhatIsPromised() {
        assertThat(rules().stream().map(Rule::promise).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Promise.values());
    }

    @ParameterizedTest
    @MethodSource("chosen")
    @EnabledIfSystemProperty(named = "hub.rules.prove", matches = "true")
    void isMissedByItsTestWhenItIsTakenAway(Rule rule) {
        var showing = Showing.of(rule.shownBy());
        assertThat(showing.run()).as("with the rule").isEqualTo(new Showing.Outcome(1, 1, List.of()));

        try (var without = Without.rule(rule)) {
            var outcome = showing.run();

            LOG.atInfo()
                    .addKeyValue("rule", rule)
                    .addKeyValue("failures", outcome.failures())
                    .log("Without a rule");
            assertThat(without.calls()).as("calls of the rule's method").isPositive();
            assertThat(outcome.found()).isEqualTo(1);
            assertThat(outcome.passed()).as("passed without the rule").isZero();
            assertThat(outcome.failures()).singleElement().matches(showing::saw, "is what the test looks for");
        }
    }
}
