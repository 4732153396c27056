package je.gov.hub.intake;

import java.security.MessageDigest;
import je.gov.hub.event.CanonicalForm;
import je.gov.hub.event.Event;
import je.gov.hub.ledger.Identity;
import je.gov.hub.ledger.Known;
import je.gov.hub.secret.Digests;
import je.gov.hub.system.Teller;

/**
 * One thing that was told, with what it is known by.
 *
 * @param digest the keyed digest of its content
 */
record Claim(Teller teller, Event event, Identity identity, byte[] digest) {

    static Claim of(Teller teller, Told told, Digests digests) {
        var event = told.event();
        byte[] raw = told.raw();
        byte[] digest =
                raw == null ? digests.content("event", CanonicalForm.of(event)) : digests.content("raw message", raw);
        return new Claim(teller, event, Identity.of(teller.system(), event), digest);
    }

    /** What an event of this identity, accepted before, answers. */
    Answer against(Known known) {
        return has(known.digest()) ? new Answer.Accepted(known.key(), true) : new Answer.Conflict();
    }

    boolean has(byte[] otherDigest) {
        return MessageDigest.isEqual(digest, otherDigest);
    }

    @Override
    public String toString() {
        return "Claim[" + event + "]";
    }
}
