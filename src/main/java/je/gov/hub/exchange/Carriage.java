package je.gov.hub.exchange;

import java.util.List;
import je.gov.hub.ledger.Dispatch;

/** What the relay sends with. Any exception leaves open what has arrived. */
interface Carriage extends AutoCloseable {

    /** All in one broker transaction; one that is there already spoils all, and makes this throw. */
    void together(List<Dispatch> batch) throws Exception;

    /** One by one; what is there already is left as it is. */
    void each(List<Dispatch> batch) throws Exception;

    @Override
    void close();
}
