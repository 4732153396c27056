package je.gov.hub.intake;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.agreement.Disclosing;
import je.gov.hub.ledger.Correcting;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Disclosure;
import je.gov.hub.ledger.ToldBefore;
import je.gov.hub.schema.Schemas;
import je.gov.hub.subject.Found;
import je.gov.hub.system.SystemId;

/** Makes the disclosures of an accepted event, one for each system that its agreement entitles. */
final class DisclosureMaking {

    private static final int FIRST = 0;

    private final Agreements agreements;
    private final Schemas schemas;

    DisclosureMaking(Agreements agreements, Schemas schemas) {
        this.agreements = agreements;
        this.schemas = schemas;
    }

    /** Whether the system is told anything at all, so that what it tells may be an echo. */
    boolean isTold(SystemId system) {
        return agreements
                .of(system)
                .map(agreement -> !agreement.told().isEmpty())
                .orElse(false);
    }

    /** @param told what each system was told of what the event supersedes; nobody where it supersedes nothing */
    List<Disclosure> of(Claim claim, Found.One about, long sequence, Instant at, Map<SystemId, ToldBefore> told) {
        var schema = schemas.address(claim.event().type())
                .orElseThrow(() -> new IllegalStateException("Only an event with a schema is accepted, "
                        + claim.event().type() + " has none"));
        return agreements
                .disclose(claim.teller(), claim.event(), about.before(), about.identifiers(), ToldBefore.fields(told))
                .stream()
                .map(disclosing -> made(claim, about, sequence, at, schema, disclosing)
                        .marked(Correcting.in(claim.event(), Optional.ofNullable(told.get(disclosing.system()))), null))
                .toList();
    }

    private static Disclosure made(
            Claim claim, Found.One about, long sequence, Instant at, URI schema, Disclosing disclosing) {
        var event = claim.event();
        var delivery = DeliveryId.of(claim.teller().system(), event.source(), event.id(), disclosing.system(), FIRST);
        return switch (disclosing) {
            case Disclosing.Granted granted ->
                new Disclosure(
                        delivery,
                        granted.system(),
                        about.subject(),
                        sequence,
                        FIRST,
                        event.type(),
                        schema,
                        at,
                        at.plus(granted.within()),
                        granted.fields(),
                        granted.data(),
                        null,
                        null,
                        null);
            case Disclosing.Undecided undecided ->
                new Disclosure(
                        delivery,
                        undecided.system(),
                        about.subject(),
                        sequence,
                        FIRST,
                        event.type(),
                        schema,
                        at,
                        at,
                        Collections.emptySortedSet(),
                        null,
                        undecided.reason(),
                        null,
                        null);
        };
    }
}
