package je.gov.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import je.gov.hub.event.Mistake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementFolderTest {

    @TempDir
    private Path path = Path.of("");

    private AgreementFolder folder = new AgreementFolder(path, SchemasByExample.two());

    @BeforeEach
    void open() {
        folder = new AgreementFolder(path, SchemasByExample.two());
    }

    @Test
    void putsEveryGoodFileInForceAndStopsTheSystemsOfAWrongOneOnly() throws IOException {
        write("a.yaml", system("aa"));
        write("b.yaml", system("bb") + "colour: blue\n");
        write("c.yaml", system("cc"));
        write("d.yml", system("dd"));
        write("notes.txt", "not an agreement");
        write(".hidden.yaml", "neither");
        Files.write(path.resolve("e.yaml"), "name: St Hélier".getBytes(StandardCharsets.ISO_8859_1));

        var mistakes = folder.refresh();

        assertThat(inForce()).containsExactly("aa", "cc");
        assertThat(mistakes)
                .extracting(mistake -> Path.of(mistake.file()).getFileName() + ":" + mistake.line())
                .containsExactly("b.yaml:4", "d.yml:1", "e.yaml:1");
    }

    @Test
    void checksWithoutPuttingAnythingInForce() throws IOException {
        write("a.yaml", system("aa"));
        write("b.yaml", system("aa") + "colour: blue\n");

        assertThat(folder.check()).hasSize(1);
        assertThat(inForce()).isEmpty();
    }

    @Test
    void aWrongChangeLeavesWhatIsInForce() throws IOException {
        write("a.yaml", system("aa"));
        var before = folder.refresh();
        write("a.yaml", "system: aa\n");

        var mistakes = folder.refresh();

        assertThat(before).isEmpty();
        assertThat(mistakes).isNotEmpty();
        assertThat(folder.agreements().all())
                .singleElement()
                .extracting(agreement -> agreement.system().name())
                .isEqualTo("System aa");
    }

    @Test
    void followsNewChangedMovedAndDeletedFiles() throws IOException {
        write("a.yaml", system("aa"));
        write("b.yaml", system("bb"));
        folder.refresh();
        write("a.yaml", system("bb"));
        write("c.yaml", system("cc"));
        Files.delete(path.resolve("b.yaml"));

        var mistakes = folder.refresh();

        assertThat(mistakes).isEmpty();
        assertThat(inForce()).containsExactly("bb", "cc");
    }

    @Test
    void aSystemDeclaredTwiceDoesNotStartAndTheOthersOfItsFilesDo() throws IOException {
        write("a.yaml", system("aa"));
        write("many.yaml", "systems: [{system: aa, name: A}, {system: bb, name: B}]\nkind: parish\n");

        var mistakes = folder.refresh();

        assertThat(inForce()).containsExactly("bb");
        assertThat(mistakes).extracting(Mistake::line).containsExactly(1, 1);
        assertThat(folder.check()).isEqualTo(mistakes);
    }

    @Test
    void aSystemStaysWithTheFileThatHasItInForce() throws IOException {
        write("m.yaml", system("mm"));
        write("z.yaml", system("zz"));
        folder.refresh();
        write("a.yaml", "systems: [{system: mm, name: Intruder}, {system: aa, name: A}]\nkind: parish\n");
        write("z.yaml", system("mm"));

        var mistakes = folder.refresh();

        assertThat(inForce()).containsExactly("mm", "zz");
        assertThat(folder.agreements().all().getFirst().system().name()).isEqualTo("System mm");
        assertThat(mistakes)
                .extracting(mistake -> Path.of(mistake.file()).getFileName().toString())
                .containsExactly("a.yaml", "z.yaml");
    }

    @Test
    void saysWhichFolderItCannotRead() {
        var nowhere = new AgreementFolder(path.resolve("nowhere"), SchemasByExample.two());

        assertThatThrownBy(nowhere::refresh)
                .isInstanceOf(AgreementFolderException.class)
                .hasMessageContaining("hub.systems")
                .hasMessageContaining("nowhere");
    }

    private List<String> inForce() {
        return folder.agreements().all().stream()
                .map(agreement -> agreement.system().id().value())
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(path.resolve(file), text);
    }

    private static String system(String id) {
        return "system: " + id + "\nname: System " + id + "\nkind: department\n";
    }
}
