package je.gov.hub.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import je.gov.hub.event.CanonicalForm;
import je.gov.hub.event.EventWriter;
import je.gov.hub.event.FieldPath;
import je.gov.hub.secret.Seal;
import org.jspecify.annotations.Nullable;

/** Makes what is personal ready to lie in the database. */
final class Sealing {

    private static final int SALT = 16;

    private final Seal seal;
    private final EventWriter writer = new EventWriter();
    private final SecureRandom random = new SecureRandom();

    Sealing(Seal seal) {
        this.seal = seal;
    }

    SealedEvent seal(Acceptance acceptance) {
        byte[] body = writer.structured(acceptance.event());
        return new SealedEvent(
                acceptance, supersedes(acceptance.event().data()), seal.close(body, Places.of(acceptance.key())));
    }

    private static @Nullable String supersedes(JsonNode content) {
        var supersedes = content.path("supersedes");
        return supersedes.isTextual() ? supersedes.textValue() : null;
    }

    SealedDisclosure seal(Disclosure disclosure, EventKey event) {
        var fields = disclosure.fields().stream().map(FieldPath::toString).collect(Collectors.joining("\n"));
        var content = disclosure.content();
        if (content == null) {
            return new SealedDisclosure(disclosure, event, fields, null, null, null);
        }
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new SealedDisclosure(
                disclosure,
                event,
                fields,
                seal.close(disclosure.envelope(), Places.of(disclosure.delivery())),
                salt,
                salted(salt, content));
    }

    private static byte[] salted(byte[] salt, JsonNode content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(CanonicalForm.of(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    static AcceptanceFact fact(Acceptance acceptance, List<SealedDisclosure> disclosures) {
        var detail = JsonNodeFactory.instance.objectNode();
        detail.put("digest", HexFormat.of().formatHex(acceptance.digest()));
        var corrects = acceptance.corrects();
        if (corrects != null) {
            detail.put("corrects", corrects.key().value());
        }
        var list = detail.putArray("disclosures");
        for (var made : disclosures) {
            var entry = list.addObject();
            entry.put("delivery", made.disclosure().delivery().value());
            entry.put("system", made.disclosure().system().value());
            if (made.digest() != null) {
                entry.put("digest", HexFormat.of().formatHex(made.digest()));
            }
        }
        return new AcceptanceFact(acceptance, detail.toString());
    }
}
