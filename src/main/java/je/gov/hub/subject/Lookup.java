package je.gov.hub.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import je.gov.hub.event.CanonicalForm;
import je.gov.hub.secret.Digests;
import je.gov.hub.secret.Seal;

/** Identifiers as they lie in the database: found by keyed digest, their values sealed. */
final class Lookup {

    private static final String PURPOSE = "identifier";

    private final Digests digests;
    private final Seal seal;
    private final ObjectMapper json = new ObjectMapper();

    Lookup(Digests digests, Seal seal) {
        this.digests = digests;
        this.seal = seal;
    }

    LookupKey key(Identifier identifier) {
        return LookupKey.of(digests.lookup(PURPOSE, identifier.form()));
    }

    byte[] sealed(LookupKey key, Identifier identifier) {
        return seal.close(CanonicalForm.of(identifier.value()), place(key));
    }

    JsonNode opened(LookupKey key, byte[] sealed) {
        try {
            return json.readTree(seal.open(sealed, place(key)));
        } catch (IOException broken) {
            throw new UncheckedIOException("A sealed identifier is not JSON", broken);
        }
    }

    /** What the hub knows, and over it what this event says. */
    Map<String, JsonNode> disclosable(RollEntry entry, List<Identifier> named) {
        var all = new HashMap<>(entry.identifiers());
        named.forEach(identifier -> all.put(identifier.scheme(), identifier.value()));
        return all;
    }

    private static String place(LookupKey key) {
        return PURPOSE + " " + key.hex();
    }
}
