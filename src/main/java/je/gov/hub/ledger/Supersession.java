package je.gov.hub.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import je.gov.hub.system.SystemId;

/** What a system was told, before a correction, of the matter that it corrects; decided anew when the correction goes. */
final class Supersession {

    private static final Comparator<CorrectionTable.Told> IN_ORDER =
            Comparator.comparingLong(CorrectionTable.Told::sequence).thenComparingInt(CorrectionTable.Told::generation);

    private final CorrectionTable table;
    private final ObjectMapper json;

    Supersession(CorrectionTable table, ObjectMapper json) {
        this.table = table;
        this.json = json;
    }

    /** @param madeAnew what is not in the ledger yet, by the event that it is of */
    Optional<ToldBefore> told(SystemId system, EventKey correction, long sequence, Map<EventKey, Disclosure> madeAnew) {
        var chain = table.chain(correction);
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        var anew = chain.stream().flatMap(event -> Stream.ofNullable(madeAnew.get(event)));
        return Stream.concat(
                        table.toldBefore(system, chain, sequence).stream(),
                        anew.filter(made -> made.sequence() < sequence).map(Supersession::told))
                .sorted(IN_ORDER)
                .map(CorrectionTable.Told::what)
                .reduce((before, now) -> before.and(now.newest(), now.fields()));
    }

    private static CorrectionTable.Told told(Disclosure made) {
        return new CorrectionTable.Told(
                made.sequence(), made.generation(), new ToldBefore(made.system(), made.delivery(), made.fields()));
    }

    /**
     * The envelope of a correction, which names what it takes the place of by now: what stood in that place when it was made may
     * have been amended, discarded or told again since.
     */
    byte[] named(byte[] envelope, SystemId system, LineTable.Turn turn) {
        try {
            var read = (ObjectNode) json.readTree(envelope);
            Correcting.name(
                    read, told(system, turn.event(), turn.sequence(), Map.of()).map(ToldBefore::newest));
            return json.writeValueAsBytes(read);
        } catch (IOException broken) {
            throw new UncheckedIOException("Disclosure " + turn.delivery() + " is not JSON", broken);
        }
    }
}
