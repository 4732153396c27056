package je.gov.hub.schema;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import je.gov.hub.event.Mistake;

/** The folder of schemas has mistakes, so the hub must not start. Names them all. */
public final class BrokenSchemasException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    BrokenSchemasException(Path folder, List<Mistake> mistakes) {
        super("The schemas in " + folder + " (setting hub.schemas) have mistakes; correct them and start again:\n"
                + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    }
}
