package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private final Population population = Population.atTheBeginning();

    @Test
    void isLargeEnoughAndEverybodyIsSomebodyElse() {
        assertThat(population.people()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(population.people()).extracting(Population.Person::slug).doesNotHaveDuplicates();
        for (var scheme :
                Stream.of("ssn", "tin", "peopleDirectory", "healthLocal").toList()) {
            assertThat(population.people())
                    .extracting(person -> person.registration()
                            .at("/person/identifiers/" + scheme)
                            .asText())
                    .doesNotContain("")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void livesInEveryParishAndGoesToBothPractices() {
        assertThat(population.people().stream().map(Population.Person::parish).collect(Collectors.toSet()))
                .hasSize(12);
        assertThat(population.people().stream().map(Population.Person::practice).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("gp-harbour", "gp-fairfield");
    }

    @Test
    void hasThoseWhoAreEasilyForgotten() {
        assertThat(population.people()).anyMatch(person -> !person.consentGp());
        assertThat(population.people())
                .filteredOn(Population.Person::restricted)
                .hasSize(1);
        assertThat(population.people()).anyMatch(person -> person.fullName().contains("'"));
        assertThat(population.people()).anyMatch(person -> !person.fullName().matches("\\p{ASCII}*"));
        assertThat(population.people())
                .anyMatch(person ->
                        person.registration().at("/person/name/familyName").isMissingNode());
    }

    @Test
    void tellsTheSameEventEveryTime() {
        var again = Population.atTheBeginning();

        assertThat(population.people())
                .allSatisfy(person ->
                        assertThat(again.person(person.slug()).registered()).isEqualTo(person.registered()));
    }
}
