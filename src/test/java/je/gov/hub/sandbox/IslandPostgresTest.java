package je.gov.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IslandPostgresTest {

    @Test
    void isAsDurableAsInProduction() {
        var table = new IslandTable(IslandPostgres.shared().freshDatabase());

        assertThat(table.setting("fsync")).isEqualTo("on");
        assertThat(table.setting("synchronous_commit")).isEqualTo("on");
        assertThat(table.setting("full_page_writes")).isEqualTo("on");
        assertThat(table.setting("listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void keepsItsFolderAcrossRestarts(@TempDir Path folder) throws IOException {
        try (var first = IslandPostgres.start(folder.resolve("postgres"), 0)) {
            new IslandTable(first.database("postgres")).create("kept");
        }

        try (var second = IslandPostgres.start(folder.resolve("postgres"), 0)) {
            assertThat(new IslandTable(second.database("kept")).setting("fsync"))
                    .isEqualTo("on");
        }
    }
}
