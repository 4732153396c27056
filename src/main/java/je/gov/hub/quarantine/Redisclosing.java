package je.gov.hub.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.agreement.Disclosing;
import je.gov.hub.event.FieldPath;
import je.gov.hub.ledger.Correcting;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Disclosure;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.Origin;
import je.gov.hub.ledger.Quarantines;
import je.gov.hub.ledger.ToldBefore;
import je.gov.hub.schema.Schemas;
import je.gov.hub.subject.Subjects;
import org.jspecify.annotations.Nullable;

/** Makes a disclosure anew from the ledger's event: with the schema, the agreement and the identifiers of now, and what was registered before it. */
final class Redisclosing {

    private static final SortedSet<FieldPath> NO_FIELDS = Collections.emptySortedSet();

    private final Quarantines quarantines;
    private final Agreements agreements;
    private final Schemas schemas;
    private final Subjects subjects;

    Redisclosing(Quarantines quarantines, Agreements agreements, Schemas schemas, Subjects subjects) {
        this.quarantines = quarantines;
        this.agreements = agreements;
        this.schemas = schemas;
        this.subjects = subjects;
    }

    /**
     * The next generation, a correction or cancellation marked as one; empty where nothing is granted, or the event's type has no schema
     * any more.
     *
     * @param replayOf the delivery that is replayed; null where it is no replay
     * @param madeAnew what goes to the same system before it and is not in the ledger yet, by the event that it is of
     * @param since when the time that the agreement gives begins
     */
    Optional<Disclosure> of(
            Origin origin, @Nullable DeliveryId replayOf, Map<EventKey, Disclosure> madeAnew, Instant since) {
        var told = quarantines.toldBefore(origin, madeAnew);
        var correcting = Correcting.in(origin.event(), told);
        var schema = schemas.address(origin.event().type());
        return schema.flatMap(address -> granted(origin, told)).map(disclosing -> switch (disclosing) {
            case Disclosing.Granted granted ->
                made(origin, schema.get(), since.plus(granted.within()), granted.fields(), granted.data(), null)
                        .marked(correcting, replayOf);
            case Disclosing.Undecided undecided ->
                made(origin, schema.get(), since, NO_FIELDS, null, undecided.reason())
                        .marked(correcting, replayOf);
        });
    }

    private static Disclosure made(
            Origin origin,
            URI schema,
            Instant due,
            SortedSet<FieldPath> fields,
            @Nullable ObjectNode content,
            @Nullable String undecided) {
        return new Disclosure(
                origin.next(),
                origin.receiver(),
                origin.subject(),
                origin.sequence(),
                origin.nextGeneration(),
                origin.event().type(),
                schema,
                origin.accepted(),
                due,
                fields,
                content,
                undecided,
                null,
                null);
    }

    private Optional<Disclosing> granted(Origin origin, Optional<ToldBefore> told) {
        var known = subjects.again(origin.event(), origin.subject(), origin.sequence());
        return agreements.discloseAgain(
                origin.receiver(),
                origin.event(),
                known.before(),
                known.identifiers(),
                told.map(ToldBefore::fields).orElse(null));
    }
}
