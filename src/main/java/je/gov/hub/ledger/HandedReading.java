package je.gov.hub.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import je.gov.hub.event.EventType;
import je.gov.hub.event.FieldPath;
import je.gov.hub.secret.Seal;

/** Opens what was handed: of what was made at acceptance up to the last that was handed over, and what was made anew. */
final class HandedReading {

    private final Seal seal;
    private final ObjectMapper json;

    HandedReading(Seal seal, ObjectMapper json) {
        this.seal = seal;
        this.json = json;
    }

    /** @param rows for each acquaintance those that are on their way, then the others, the one that was handed over last first */
    Map<Acquaintance, List<Handed>> newest(List<HandedTable.Row> rows) {
        var handed = new HashMap<Acquaintance, List<Handed>>();
        var complete = new HashSet<Acquaintance>();
        for (var row : rows) {
            if (!row.anew() && complete.contains(row.asked())) {
                continue;
            }
            handed.computeIfAbsent(row.asked(), asked -> new ArrayList<>()).add(opened(row));
            if (row.handed() != null && !row.anew()) {
                complete.add(row.asked());
            }
        }
        return handed;
    }

    private Handed opened(HandedTable.Row row) {
        var fields = row.fields().stream().map(FieldPath::of).collect(Collectors.toCollection(TreeSet::new));
        var envelope = envelope(row);
        return new Handed(
                row.sequence(),
                new EventType(row.type()),
                row.accepted(),
                row.anew(),
                row.handed(),
                fields,
                envelope.path("data"),
                Correcting.cancels(envelope));
    }

    private JsonNode envelope(HandedTable.Row row) {
        try {
            return json.readTree(seal.open(row.sealed(), Places.of(row.delivery())));
        } catch (IOException broken) {
            throw new UncheckedIOException("Disclosure " + row.delivery() + " is not JSON", broken);
        }
    }
}
