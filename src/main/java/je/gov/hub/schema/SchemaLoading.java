package je.gov.hub.schema;

import java.util.List;
import je.gov.hub.event.Mistake;

/** What reading a folder of schemas concluded. */
public sealed interface SchemaLoading {

    /** All files are right. */
    record Loaded(Schemas schemas) implements SchemaLoading {}

    /**
     * Some files are wrong.
     *
     * @param mistakes all of them, by file and place
     */
    record Mistaken(List<Mistake> mistakes) implements SchemaLoading {
        public Mistaken {
            mistakes = mistakes.stream().distinct().sorted().toList();
        }
    }
}
