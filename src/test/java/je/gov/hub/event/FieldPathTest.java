package je.gov.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

    @Test
    void readsSegmentsAndTheirEscapes() {
        var path = FieldPath.of("/officers/*/a~1b/c~0d/e~01");

        assertThat(path.segments()).isEqualTo(List.of("officers", "*", "a/b", "c~d", "e~1"));
        assertThat(path).hasToString("/officers/*/a~1b/c~0d/e~01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "name", "/a//b", "/a/", "/a~2b", "/a~", "#/a"})
    void refusesWhatIsNoFieldPath(String text) {
        assertThatThrownBy(() -> FieldPath.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coversItselfAndWhatIsBelow() {
        var name = FieldPath.of("/person/name");

        assertThat(name.covers(name)).isTrue();
        assertThat(name.covers(FieldPath.of("/person/name/fullName"))).isTrue();
        assertThat(name.covers(FieldPath.of("/person"))).isFalse();
        assertThat(name.covers(FieldPath.of("/person/nameless"))).isFalse();
        assertThat(FieldPath.of("/officers").covers(FieldPath.of("/officers/*/role")))
                .isTrue();
    }
}
