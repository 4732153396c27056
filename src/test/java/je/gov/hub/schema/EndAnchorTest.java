package je.gov.hub.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndAnchorTest {

    @ParameterizedTest
    @CsvSource({"^a$, ^a\\z", "a$|b$, a\\z|b\\z", "a\\$, a\\$", "[$]a, [$]a", "[\\]$]$, [\\]$]\\z", "\\\\$, \\\\\\z"})
    void changesOnlyTheDollarThatMeansTheEnd(String ecma, String java) {
        assertThat(EndAnchor.translated(ecma)).isEqualTo(java);
        assertThat(new EndAnchor().getRegularExpression("^a$").matches("a\n")).isFalse();
        assertThat(new EndAnchor().getRegularExpression("^a$").matches("a")).isTrue();
    }
}
