package je.gov.hub.ledger;

import java.util.List;

/** The database could lose what it has committed; the message says which of its settings must change. */
public final class UnsafeDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeDatabaseException(List<String> faults) {
        super("The database could lose what was accepted; set it right in postgresql.conf, or for the hub's role: "
                + String.join("; ", faults));
    }
}
