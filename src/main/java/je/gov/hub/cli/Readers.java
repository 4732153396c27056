package je.gov.hub.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import je.gov.hub.agreement.AgreementFolder;
import je.gov.hub.connector.CamelForm;
import je.gov.hub.connector.ConnectorFolder;
import je.gov.hub.event.Mistake;
import je.gov.hub.route.RouteFolder;
import je.gov.hub.schema.CanonicalSchemas;
import je.gov.hub.schema.SchemaLoading;
import je.gov.hub.schema.Schemas;

/** The readers of all that integrators write, called without starting anything. */
final class Readers {

    private final Path home;

    Readers(Path home) {
        this.home = home;
    }

    /** Every mistake there is, with files as they are named from the project's folder. */
    SortedSet<Mistake> mistakes() {
        var mistakes = new TreeSet<Mistake>();
        missing("schemas", "connectors", "routes", "config/systems").forEach(mistakes::add);
        if (mistakes.isEmpty()) {
            switch (CanonicalSchemas.load(home.resolve("schemas"))) {
                case SchemaLoading.Loaded loaded -> mistakes.addAll(agreements(loaded.schemas()));
                case SchemaLoading.Mistaken mistaken -> mistakes.addAll(mistaken.mistakes());
            }
        }
        var named = new TreeSet<Mistake>();
        mistakes.forEach(mistake -> named.add(named(mistake)));
        return named;
    }

    private List<Mistake> missing(String... folders) {
        var missing = new ArrayList<Mistake>();
        for (var folder : folders) {
            if (!Files.isDirectory(home.resolve(folder))) {
                missing.add(new Mistake(folder, 1, 1, "This folder is missing; is this the hub's project folder?"));
            }
        }
        return missing;
    }

    private SortedSet<Mistake> agreements(Schemas schemas) {
        var agreements = new AgreementFolder(home.resolve("config/systems"), schemas);
        var mistakes = agreements.refresh();
        var declared = agreements.agreements().all().stream()
                .map(agreement -> agreement.system().id().value())
                .collect(Collectors.toSet());
        var form = new CamelForm();
        var connectors = new ConnectorFolder(home.resolve("connectors"), form).read();
        mistakes.addAll(connectors.allMistakes());
        var routes = new RouteFolder(home.resolve("routes"), form).read(connectors, declared::contains);
        mistakes.addAll(routes.allMistakes());
        mistakes.addAll(agreements.withoutWayOut(routes.inboxes()::contains));
        return mistakes;
    }

    private Mistake named(Mistake mistake) {
        var file = Path.of(mistake.file());
        var name = file.startsWith(home) ? home.relativize(file).toString() : mistake.file();
        return new Mistake(name, mistake.line(), mistake.column(), mistake.message());
    }
}
