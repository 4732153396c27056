package je.gov.hub.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SchemaConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(SchemaConfiguration.class);

    @TempDir
    Path folder = Path.of("");

    @Test
    void readsTheFolderOfTheWorkingDirectory() {
        runner.run(context -> assertThat(context.getBean(Schemas.class).types()).hasSize(8));
    }

    @Test
    void stopsTheHubAndNamesAllMistakes() throws IOException {
        Files.createDirectories(folder.resolve("dog/lost"));
        Files.writeString(folder.resolve("dog/lost/v1.schema.json"), "{\n\"$id\": 7}");

        runner.withPropertyValues("hub.schemas=" + folder)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(BrokenSchemasException.class)
                        .hasMessageContaining("hub.schemas")
                        .hasMessageContaining("v1.schema.json:2:1: $id must be")
                        .hasMessageContaining("There must be a title"));
    }

    @Test
    void stopsTheHubWhereTheSettingIsBlank() {
        runner.withPropertyValues("hub.schemas= ")
                .run(context -> assertThat(context).hasFailed());
    }
}
