package je.gov.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @ParameterizedTest
    @EnumSource(Problem.class)
    void isDocumentedWithItsStatus(Problem problem) throws IOException {
        var documented = Files.readString(Path.of("src/docs/http.md"));

        var kind = problem.type().getPath().replace("/problems/", "");

        assertThat(documented).contains("| `%s` | %d |".formatted(kind, problem.status()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "418, BAD_REQUEST",
        "502, INTERNAL",
        "503, UNAVAILABLE"
    })
    void isFoundForEveryStatus(int status, Problem problem) {
        assertThat(Problem.ofStatus(status)).isEqualTo(problem);
    }

    @Test
    void hasTextsThatNeedNoEscapingInJson() {
        for (var problem : Problem.values()) {
            assertThat(problem.title() + problem.detail()).doesNotContain("\"", "\\");
        }
    }
}
