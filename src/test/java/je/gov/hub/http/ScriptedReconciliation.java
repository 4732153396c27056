package je.gov.hub.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import je.gov.hub.exchange.NotServingException;
import je.gov.hub.exchange.Reconciliation;
import je.gov.hub.system.SystemId;

/** Two inboxes, of which one has lost something; writes down who put it back and why. */
final class ScriptedReconciliation implements Reconciliation {

    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Whether this node carries. */
    volatile boolean serving = true;

    @Override
    public List<Compared> look() {
        asked.add("looked");
        return inboxes(0);
    }

    @Override
    public List<Compared> putBack(String who, String why) {
        asked.add(who + ": " + why);
        return inboxes(2);
    }

    private List<Compared> inboxes(int putBack) {
        if (!serving) {
            throw new NotServingException();
        }
        return List.of(
                new Compared(new SystemId("csp"), 5, 0, 0, null),
                new Compared(new SystemId("revenue"), 7, 2, putBack, putBack == 0 ? null : ScriptedReplay.RUN));
    }
}
