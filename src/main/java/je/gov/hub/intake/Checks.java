package je.gov.hub.intake;

import java.util.Optional;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.event.Event;
import je.gov.hub.schema.Schemas;
import je.gov.hub.schema.Validity;

/** What is checked of an event nobody told before; needs no database. */
final class Checks {

    private final Agreements agreements;
    private final Schemas schemas;

    Checks(Agreements agreements, Schemas schemas) {
        this.agreements = agreements;
        this.schemas = schemas;
    }

    /** The refusal of a type that the teller's agreement does not list, or that there is none of. */
    Optional<Answer> mayBeTold(Claim claim) {
        var type = claim.event().type();
        if (agreements.mayTell(claim.teller(), type)) {
            return Optional.empty();
        }
        return Optional.of(schemas.address(type).isEmpty() ? new Answer.UnknownType() : new Answer.Forbidden());
    }

    Optional<Answer> isValid(Claim claim) {
        return switch (schemas.check(claim.event().type(), claim.event().data())) {
            case Validity.Valid valid -> namesItsSchema(claim.event());
            case Validity.Invalid invalid -> Optional.of(new Answer.Invalid(invalid.faults()));
            case Validity.UnknownType unknown -> Optional.of(new Answer.UnknownType());
        };
    }

    /** What is valid against the schema of its type must not say that it follows another one. */
    private Optional<Answer> namesItsSchema(Event event) {
        var named = event.dataschema();
        return named == null
                        || schemas.address(event.type()).filter(named::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Answer.OtherSchema());
    }
}
