package je.gov.hub.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import je.gov.hub.foreign.ForeignData;
import org.junit.jupiter.api.Test;

/** Every name in the schemas has its address in a vocabulary: {@code schemas/context.jsonld}. */
class VocabularyTest {

    private static final Path FOLDER = Path.of("schemas");
    private static final String OWN = "https://schemas.hub.gov.je/terms#";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void mapsEveryNameAndNoOther() throws IOException {
        var mapped = new TreeSet<String>();
        context().fieldNames().forEachRemaining(mapped::add);
        mapped.remove("@version");

        assertThat(mapped).isEqualTo(names());
        assertThat(mapped).allSatisfy(name -> assertThat(address(name)).startsWith("http"));
    }

    @Test
    void ourOwnTermsAreNamedAsTheFieldIs() throws IOException {
        for (var name : names()) {
            if (address(name).startsWith(OWN)) {
                assertThat(address(name)).isEqualTo(OWN + name);
            }
        }
    }

    @Test
    void meansTheSameAsTheCoreVocabulariesWhereItUsesTheirNames() throws IOException {
        var semic = ForeignData.set("semic");
        int shared = 0;

        for (var file : semic.files("-ap.jsonld")) {
            var theirs = JSON.readTree(semic.bytes(file)).path("@context");
            for (var name : names()) {
                if (theirs.path(name).has("@id")) {
                    assertThat(address(name))
                            .isEqualTo(theirs.path(name).path("@id").asText());
                    shared++;
                }
            }
        }

        assertThat(shared).isGreaterThan(20);
    }

    private static JsonNode context() throws IOException {
        return JSON.readTree(Files.readString(FOLDER.resolve("context.jsonld"))).path("@context");
    }

    private static String address(String name) throws IOException {
        return context().path(name).path("@id").asText();
    }

    private static Set<String> names() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(FOLDER)) {
            for (var file : files.filter(path -> path.toString().endsWith(".schema.json"))
                    .toList()) {
                gather(JSON.readTree(Files.readString(file)), names);
            }
        }
        return names;
    }

    private static void gather(JsonNode node, Set<String> names) {
        node.path("properties").fieldNames().forEachRemaining(names::add);
        node.forEach(child -> gather(child, names));
    }
}
