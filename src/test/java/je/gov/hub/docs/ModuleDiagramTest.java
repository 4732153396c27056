package je.gov.hub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import je.gov.hub.Hub;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The module diagram of the architecture document is drawn from the code. {@code mvn test -Dtest=ModuleDiagramTest -Dhub.docs.write=true}
 * draws it anew.
 */
class ModuleDiagramTest {

    private static final Path DOCUMENT = Path.of("src/docs/architecture.md");
    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\n.*?```", Pattern.DOTALL);

    @Test
    void showsTheModulesAsTheyAre() throws IOException {
        var document = Files.readString(DOCUMENT);

        var drawn = DIAGRAM.matcher(document).replaceFirst(Matcher.quoteReplacement(diagram()));

        if (Boolean.getBoolean("hub.docs.write")) {
            Files.writeString(DOCUMENT, drawn);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(drawn);
    }

    private static String diagram() {
        var modules = ApplicationModules.of(Hub.class);
        var arrows = new TreeSet<String>();
        for (var module : modules) {
            for (var used : used(module, modules)) {
                arrows.add("  " + used + " --> " + name(module));
            }
        }
        return arrows.stream().collect(Collectors.joining("\n", "```mermaid\nflowchart LR\n", "\n```"));
    }

    private static Set<String> used(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules).stream()
                .map(dependency -> name(dependency.getTargetModule()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
