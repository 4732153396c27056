package je.gov.hub.agreement.file;

import static je.gov.hub.agreement.SchemasByExample.MARRIED;
import static je.gov.hub.agreement.SchemasByExample.MOVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import je.gov.hub.agreement.Agreement;
import je.gov.hub.agreement.Grant;
import je.gov.hub.agreement.SchemasByExample;
import je.gov.hub.agreement.file.AgreementReader.Declared;
import je.gov.hub.event.FieldPath;
import je.gov.hub.system.ConnectedSystem;
import je.gov.hub.system.SystemId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementReaderTest {

    private static final String GOOD = """
            system: parish-he
            name: Parish of St Helier
            kind: parish
            contact: registrar@example.je
            tells: [je.gov.person.moved.v1]
            told:
              - event: je.gov.person.moved.v1
                when: .newAddress.parish == "HE"
                fields: [/effectiveDate, /person/name, /members/*/name]
                basis: Register of Names and Addresses (Jersey) Law 2012
                purpose: rates and electoral register
                within: PT15M
            """;

    private final AgreementReader reader = new AgreementReader(SchemasByExample.two());

    @Test
    void readsAnAgreement() {
        var contents = reader.read("parish-he.yaml", GOOD + "echo: true\nnames: true\n");

        assertThat(contents.mistakes()).isEmpty();
        assertThat(contents.declared()).singleElement().isEqualTo(new Declared(agreement(), 1, 9));
    }

    private static Agreement agreement() {
        var grant = new Grant(
                MOVED,
                ".newAddress.parish == \"HE\"",
                List.of(FieldPath.of("/effectiveDate"), FieldPath.of("/person/name"), FieldPath.of("/members/*/name")),
                "Register of Names and Addresses (Jersey) Law 2012",
                "rates and electoral register",
                Duration.ofMinutes(15));
        var system =
                new ConnectedSystem(new SystemId("parish-he"), "Parish of St Helier", "parish", "registrar@example.je");
        return new Agreement(system, new java.util.TreeSet<>(Set.of(MOVED)), List.of(grant), true, true);
    }

    @Test
    void reportsEveryMistakeInItsPlaceAtOnce() {
        var contents = reader.read("wrong.yaml", """
                system: Parish_HE
                name: ''
                kind: A Parish
                contact: nobody
                colour: blue
                echo: perhaps
                tells:
                  - je.gov.person.moved.v2
                  - je.gov.person.moved.v1
                  - je.gov.person.moved.v1
                told:
                  - event: je.gov.person.moved.v1
                    event: je.gov.person.married.v1
                    when: .newAdress.parish == "HE" and $registrations.parrish == "HE"
                    fields: [/effectiveDate, person, /person/nickname, /effectiveDate]
                    basis: a law
                    within: 15 minutes
                  - fields: []
                    when: |
                      .a == 1
                        and now() > 3
                    basis: a law
                    purpose: [a, list]
                  - nothing
                """);

        assertThat(contents.mistakes().stream().map(Object::toString))
                .satisfiesExactly(
                        mistake("wrong.yaml:1:9: A system's id is 2 to 40"),
                        mistake("wrong.yaml:5:1: Unknown key `colour`"),
                        mistake("wrong.yaml:8:5: No schema for the event `je.gov.person.moved.v2`"),
                        mistake("wrong.yaml:10:5: This event type stands here twice"),
                        mistake("wrong.yaml:13:5: `event` stands here twice"),
                        mistake(
                                "wrong.yaml:14:11: The schema of je.gov.person.moved.v1 has no field /newAdress/parish"),
                        mistake("wrong.yaml:14:41: $registrations has no `parrish`"),
                        mistake("wrong.yaml:15:30: A field path begins with a slash"),
                        mistake("wrong.yaml:15:38: The schema of je.gov.person.moved.v1 has no field /person/nickname"),
                        mistake("wrong.yaml:15:56: /effectiveDate and /effectiveDate say the same twice"),
                        mistake("wrong.yaml:17:13: `within` is an ISO 8601 duration"),
                        mistake("wrong.yaml:18:5: A grant says of which `event`"),
                        mistake("wrong.yaml:21:13: A condition must not call `now`"),
                        mistake("wrong.yaml:23:14: `purpose` is one text"),
                        mistake("wrong.yaml:24:5: a grant is written as"));
    }

    @Test
    void reportsWhatIsMissingOrOutOfBounds() {
        var contents = reader.read("wrong.yaml", """
                system: parish-he
                kind: A Parish
                contact: nobody
                echo: perhaps
                told:
                  - event: je.gov.person.moved.v1
                    fields: []
                    within: P90D
                  - event: je.gov.person.moved.v1
                    fields: [/effectiveDate]
                    basis: ''
                """);

        assertThat(contents.mistakes().stream().map(Object::toString))
                .satisfiesExactly(
                        mistake("wrong.yaml:1:9: A system has a `name`"),
                        mistake("wrong.yaml:2:7: A system has a `kind`"),
                        mistake("wrong.yaml:3:10: `contact` is an e-mail address"),
                        mistake("wrong.yaml:4:7: `echo` is true or false"),
                        mistake("wrong.yaml:6:5: A grant says its `purpose`"),
                        mistake("wrong.yaml:6:5: A grant says its legal `basis`"),
                        mistake("wrong.yaml:7:13: A grant lists its `fields`"),
                        mistake("wrong.yaml:8:13: `within` is at most P31D"),
                        mistake("wrong.yaml:9:5: A grant says `within` what time"),
                        mistake("wrong.yaml:9:5: A grant says its `purpose`"),
                        mistake("wrong.yaml:11:12: A grant says its legal `basis`"));
    }

    private static java.util.function.Consumer<String> mistake(String beginning) {
        return mistake -> assertThat(mistake).startsWith(beginning);
    }

    @Test
    void declaresSeveralSystemsInOneFile() {
        var contents = reader.read("parishes.yaml", """
                systems:
                  - {system: parish-he, code: HE, name: Parish of St Helier}
                  - {system: parish-ou, code: OU, name: Parish of St Ouen, contact: ouen@example.je}
                kind: parish
                contact: parishes@example.je
                told:
                  - event: je.gov.person.married.v1
                    when: $registrations.parish == "${code}"
                    fields: [/effectiveDate]
                    basis: the law
                    purpose: the register of ${name}
                    within: PT15M
                """);

        assertThat(contents.mistakes()).isEmpty();
        assertThat(contents.declared())
                .extracting(Declared::agreement)
                .extracting(
                        agreement -> agreement.system().id().value(),
                        agreement -> agreement.system().name(),
                        agreement -> agreement.told().getFirst().event(),
                        agreement -> agreement.told().getFirst().when(),
                        agreement -> agreement.told().getFirst().purpose())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "parish-he",
                                "Parish of St Helier",
                                MARRIED,
                                "$registrations.parish == \"HE\"",
                                "the register of Parish of St Helier"),
                        org.assertj.core.groups.Tuple.tuple(
                                "parish-ou",
                                "Parish of St Ouen",
                                MARRIED,
                                "$registrations.parish == \"OU\"",
                                "the register of Parish of St Ouen"));
    }

    @Test
    void reportsMistakesOfAFileWithSeveralSystems() {
        var contents = reader.read("parishes.yaml", """
                systems:
                  - {system: parish-he, code: HE, name: Parish of St Helier}
                  - {system: parish-he, code: OU, name: Parish of St Ouen}
                  - {name: Parish of nowhere}
                kind: parish
                told:
                  - event: je.gov.person.moved.v1
                    when: $registrations.parish == "${code}" and .newAdress.parish == "x"
                    fields: [/effectiveDate]
                    basis: the law
                    purpose: the register of ${nmae}
                    within: PT15M
                """);

        assertThat(contents.mistakes().stream().map(Object::toString))
                .satisfiesExactly(
                        mistake("parishes.yaml:3:5: This system is declared twice"),
                        mistake("parishes.yaml:4:5: Each line under `systems` says `system"),
                        mistake("parishes.yaml:8:37: Unknown word ${code}"),
                        mistake(
                                "parishes.yaml:8:50: The schema of je.gov.person.moved.v1 has no field /newAdress/parish"),
                        mistake(
                                "parishes.yaml:11:30: Unknown word ${nmae}: this line under `systems` gives code, name, system"),
                        mistake("parishes.yaml:11:30: Unknown word ${nmae}: this line under `systems` gives name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "- a\n- b\n",
                "just text",
                "system: [a, b]\n",
                "system: a-a\nsystems: []\n",
                "name: nobody\n",
                "systems: []\nkind: parish\n",
                "systems: parish-he\n",
                "system: parish-he\n\tname: tab\n",
                "system: \"open\n",
                "system: parish-he\n---\nsystem: parish-ou\n",
                "system: *nowhere\n",
                "a: &a [*a]\nsystem: *a\n",
                "? [a]\n: b\n",
                "system: parish-he\nname: \u0007bell\n",
                "&a [*a, *a]"
            })
    void reportsWhatIsNoAgreementAtAll(String text) {
        var contents = reader.read("wrong.yaml", text);

        assertThat(contents.mistakes()).isNotEmpty();
    }

    @Test
    void readsTheWordNoAsAWord() {
        var contents = reader.read("no.yaml", "system: no\nname: on\nkind: yes\n");

        assertThat(contents.mistakes()).isEmpty();
        assertThat(contents.declared().getFirst().agreement().system().name()).isEqualTo("on");
    }
}
