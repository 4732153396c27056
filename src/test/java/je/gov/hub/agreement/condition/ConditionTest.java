package je.gov.hub.agreement.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import je.gov.hub.agreement.condition.Condition.Conclusion;
import je.gov.hub.agreement.condition.ConditionPaths.Looked;
import je.gov.hub.event.FieldPath;
import je.gov.hub.subject.Registrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Registrations BEFORE = new Registrations("OU", "gp-harbour", true, false, List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ".newAddress.parish == \"HE\" | HOLDS",
                ".newAddress.parish == \"SA\" | DOES_NOT_HOLD",
                ".newAddress.absent == \"SA\" | DOES_NOT_HOLD",
                "$registrations.parish == \"OU\" and .newAddress.parish != \"OU\" | HOLDS",
                "$registrations.practice == \"gp-harbour\" and fallback(.consentGp, $registrations.consent) | DOES_NOT_HOLD",
                "fallback(.absent, $registrations.consent) | HOLDS",
                "not(.consentGp) | HOLDS",
                "starts-with(.newAddress.postCode, \"JE2\") | HOLDS",
                ".newAddress.postCode[0 : 3] == \"JE2\" | HOLDS",
                ".members[0].age > 17 | HOLDS",
                "contains(.newAddress.parish, [\"HE\", \"SA\"]) | HOLDS",
                ".newAddress.parish | UNDECIDED",
                ".absent | UNDECIDED",
                "number(.newAddress.parish) > 3 | UNDECIDED",
                ".newAddress.parish > 3 | UNDECIDED"
            })
    void concludes(String condition, Conclusion expected) throws IOException {
        var conclusion = Condition.compile(condition).ask(moved(), BEFORE);

        assertThat(conclusion).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f(x) f($x) f(.)",
                "import \"other.jslt\" as other true",
                "let x = .newAddress $x == 1",
                "[for (.members) .age] == [18]",
                "{for (.) .key : .value} == .",
                "test(.newAddress.postCode, \"(a+)+$\")",
                "capture(., \"(?<x>(a+)+)$\") == {}",
                "split(.a, \"(a+)+$\") == []",
                "\"x\" * 1000000000 == .a",
                "now() > 3",
                "random() > 0.5",
                ". | .newAddress == 3",
                "if (true) true else false",
                "other:function(.) == 1",
                "error(.newAddress.fullAddress)",
                "$environment.PATH == \"x\"",
                ""
            })
    void refusesWhatCouldLoopOrAskSomethingElse(String condition) {
        assertThatThrownBy(() -> Condition.compile(condition))
                .isInstanceOf(ConditionException.class)
                .hasMessageContaining("condition");
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThatThrownBy(() -> Condition.compile("(".repeat(400) + "true" + ")".repeat(400)))
                .isInstanceOf(ConditionException.class);
        assertThatThrownBy(() -> Condition.compile(".a == \"" + "x".repeat(1_000) + "\""))
                .isInstanceOf(ConditionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".a ==", ".a = 1", "(.a == 1", "\"open", "#", ".a == 1 .b", "size()"})
    void refusesWhatIsNotJslt(String condition) {
        assertThatThrownBy(() -> Condition.compile(condition)).isInstanceOf(ConditionException.class);
    }

    @Test
    void saysWhereInTheConditionItsMistakeIs() {
        assertThatThrownBy(() -> Condition.compile(".a == 1 and\n  tset(.b)"))
                .asInstanceOf(type(ConditionException.class))
                .satisfies(wrong -> {
                    assertThat(wrong.line()).isEqualTo(2);
                    assertThat(wrong.column()).isEqualTo(3);
                });
    }

    @Test
    void namesTheFieldsThatAConditionLooksAt() {
        var looked = ConditionPaths.of(
                "$registrations.parish == \"HE\" and contains(.newAddress.parish, [.x.\"y z\"]) or .list[.at].name[0 : 2] == .");

        assertThat(looked)
                .containsExactly(
                        new Looked(FieldPath.of("/parish"), true, 1, 1),
                        new Looked(FieldPath.of("/newAddress/parish"), false, 1, 44),
                        new Looked(FieldPath.of("/x/y z"), false, 1, 65),
                        new Looked(FieldPath.of("/list/*/name"), false, 1, 79),
                        new Looked(FieldPath.of("/at"), false, 1, 85));
    }

    private static JsonNode moved() throws IOException {
        return new ObjectMapper().readTree("""
                        {"newAddress": {"parish": "HE", "postCode": "JE2 9ZZ"}, "consentGp": false,
                         "members": [{"age": 18}, {"age": 3}]}
                        """);
    }
}
