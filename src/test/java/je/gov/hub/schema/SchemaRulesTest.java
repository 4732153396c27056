package je.gov.hub.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import je.gov.hub.event.Mistake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRulesTest {

    private static final String GOOD = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "https://schemas.example.je/dog/lost/v1",
              "title": "Lost",
              "description": "A dog was lost.",
              "type": "object",
              "properties": {
                "name": {
                  "title": "Name",
                  "description": "What it hears to.",
                  "x-personal": false,
                  "type": "string"
                }
              },
              "unevaluatedProperties": false
            }
            """;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        Files.createDirectories(folder.resolve("dog/lost"));
        write("dog/lost/v1.schema.json", GOOD);
        write("dog/lost/v1.example.json", "{\"name\": \"Rex\"}");
    }

    @Test
    void findsNoMistakeWhereThereIsNone() {
        assertThat(CanonicalSchemas.load(folder)).isInstanceOf(SchemaLoading.Loaded.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            2020-12/schema"         | 2019-09/schema"           | 2  | $schema must be
            dog/lost/v1             | dog/lost                  | 3  | $id must be an absolute
            https://schemas         | http://schemas            | 3  | $id must be an absolute
            "title": "Lost",        | "title": "",              | 1  | There must be a title
            "description": "What    | "$comment": "What         | 8  | There must be a description
            "x-personal": false,    | "x-personal": "no",       | 8  | A field must say x-personal
            "x-personal": false,    | "$comment": "",           | 8  | A field must say x-personal
            "unevaluatedProperties" | "$comment"                | 1  | An object must be closed
            "type": "string"        | "type": "object"          | 8  | An object must be closed
            "type": "string"        | "$ref": "https://x.je/y"  | 12 | $ref must lead
            "type": "string"        | "$ref": "/dog/found/v1"   | 12 | $ref must lead
            "type": "string"        | "format": "dogs-name"     | 12 | The format is unknown
            "type": "string"        | "$dynamicRef": "#a"       | 12 | Use $ref
            "type": "string"        | "$id": "https://x.je/y"   | 12 | $id must stand at the top only
            "type": "string"        | "type": "sting"           | 12 | /properties/name/type
            "type": "string"        | "minLength": -1           | 12 | minLength
            "type": "string"        | "pattern": "["            | 12 | pattern
            "type": "string"        | "type": "string",         | 13 | Unexpected character
            "type": "string"        | "title": "Again"          | 12 | Duplicate field
            """)
    void namesTheLineOfAMistake(String from, String to, int line, String message) throws IOException {
        assertThat(GOOD).contains(from);
        write("dog/lost/v1.schema.json", GOOD.replace(from, to));

        var mistakes = mistakes();

        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.file()).endsWith("dog/lost/v1.schema.json");
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.message()).contains(message);
        });
    }

    @Test
    void namesAllMistakesOfAllFiles() throws IOException {
        write(
                "dog/lost/v1.schema.json",
                GOOD.replace("\"title\": \"Name\",", "").replace("\"x-personal\": false,", ""));
        Files.createDirectories(folder.resolve("cat"));
        write("cat/Lost.schema.json", GOOD);

        assertThat(mistakes())
                .extracting(Mistake::message)
                .satisfiesExactly(
                        file -> assertThat(file).startsWith("The file must be called"),
                        personal -> assertThat(personal).startsWith("A field must say x-personal"),
                        title -> assertThat(title).startsWith("There must be a title"));
    }

    @Test
    void wantsAnExampleThatIsValid() throws IOException {
        write("dog/lost/v1.example.json", "{\n  \"name\": 7\n}");
        assertThat(mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.file()).endsWith("dog/lost/v1.example.json");
            assertThat(mistake.line()).isEqualTo(2);
        });

        Files.delete(folder.resolve("dog/lost/v1.example.json"));
        assertThat(mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.message()).contains("There must be an example"));
    }

    @Test
    void saysThatTheFolderIsMissingOrEmpty() throws IOException {
        assertThat(CanonicalSchemas.load(folder.resolve("elsewhere"))).isInstanceOf(SchemaLoading.Mistaken.class);
        assertThat(CanonicalSchemas.load(Files.createDirectory(folder.resolve("empty"))))
                .isInstanceOf(SchemaLoading.Mistaken.class);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private List<Mistake> mistakes() {
        var loading = CanonicalSchemas.load(folder);
        assertThat(loading).isInstanceOf(SchemaLoading.Mistaken.class);
        return ((SchemaLoading.Mistaken) loading).mistakes();
    }
}
