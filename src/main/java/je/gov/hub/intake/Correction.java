package je.gov.hub.intake;

import java.util.List;
import java.util.Map;
import je.gov.hub.ledger.Accepted;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.ToldBefore;
import je.gov.hub.system.SystemId;

/**
 * An event that supersedes an earlier one, with who was told of that matter before.
 *
 * @param told what each system was told of any event of the chain
 */
record Correction(Accepted earlier, Map<SystemId, ToldBefore> told) {

    Correction {
        told = Map.copyOf(told);
    }

    List<String> chain() {
        return earlier.chain().stream().map(EventKey::value).toList();
    }
}
