package je.gov.hub.quarantine;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.agreement.Disclosing;
import je.gov.hub.ledger.Correcting;
import je.gov.hub.ledger.Decided;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Disclosure;
import je.gov.hub.ledger.Origin;
import je.gov.hub.ledger.Quarantines;
import je.gov.hub.ledger.ToldBefore;
import je.gov.hub.schema.Schemas;
import je.gov.hub.subject.Subjects;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;

/** Makes a delivery anew from the ledger's event: with the schema, the agreement and the identifiers of now, and what was registered before it. */
final class Amending {

    static final String NOT_WAITING = "It does not wait for a person, or not any more";

    private final Quarantines quarantines;
    private final Agreements agreements;
    private final Schemas schemas;
    private final Subjects subjects;

    Amending(Quarantines quarantines, Agreements agreements, Schemas schemas, Subjects subjects) {
        this.quarantines = quarantines;
        this.agreements = agreements;
        this.schemas = schemas;
        this.subjects = subjects;
    }

    Result amend(DeliveryId delivery, String who, String why) {
        var origin = quarantines.origin(delivery);
        if (origin.isEmpty()) {
            return new Result.Refused(delivery, "Its event is not kept, so that it cannot be made anew: discard it");
        }
        var schema = schemas.address(origin.get().event().type());
        if (schema.isEmpty()) {
            return new Result.Refused(delivery, "The type of its event has no schema any more: discard it");
        }
        var told = quarantines.toldBefore(origin.get());
        return switch (granted(origin.get(), told).orElse(null)) {
            case null -> new Result.Refused(delivery, "The agreement in force grants nothing of it: discard it");
            case Disclosing.Undecided undecided -> new Result.Refused(delivery, undecided.reason());
            case Disclosing.Granted granted ->
                amend(delivery, made(origin.get(), schema.get(), granted, told), who, why);
        };
    }

    private Optional<Disclosing> granted(Origin origin, Map<SystemId, ToldBefore> told) {
        var known = subjects.again(origin.event(), origin.subject(), origin.sequence());
        return agreements
                .disclose(
                        new Teller(origin.teller()),
                        origin.event(),
                        known.before(),
                        known.identifiers(),
                        ToldBefore.fields(told))
                .stream()
                .filter(disclosing -> disclosing.system().equals(origin.receiver()))
                .findFirst();
    }

    private static Disclosure made(
            Origin origin, URI schema, Disclosing.Granted granted, Map<SystemId, ToldBefore> told) {
        var news = new Disclosure(
                origin.next(),
                origin.receiver(),
                origin.subject(),
                origin.sequence(),
                origin.generation() + 1,
                origin.event().type(),
                schema,
                origin.accepted(),
                origin.accepted().plus(granted.within()),
                granted.fields(),
                granted.data(),
                null);
        return news.as(Correcting.in(origin.event(), Optional.ofNullable(told.get(origin.receiver()))));
    }

    private Result amend(DeliveryId delivery, Disclosure anew, String who, String why) {
        return quarantines.amend(delivery, anew, who, why) == Decided.DONE
                ? new Result.Amended(delivery, anew.delivery())
                : new Result.Refused(delivery, NOT_WAITING);
    }
}
