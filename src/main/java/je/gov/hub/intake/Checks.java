package je.gov.hub.intake;

import java.util.List;
import java.util.Optional;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.event.Event;
import je.gov.hub.event.Fault;
import je.gov.hub.schema.Schemas;
import je.gov.hub.schema.Validity;

/** What is checked of an event nobody told before; needs no database. */
final class Checks {

    private static final Fault ANOTHER_SCHEMA =
            new Fault("/dataschema", "names another schema than the one of the event's type; name that one or none");

    private final Agreements agreements;
    private final Schemas schemas;

    Checks(Agreements agreements, Schemas schemas) {
        this.agreements = agreements;
        this.schemas = schemas;
    }

    /** The refusal of a type that the teller's agreement does not list; whether the type exists is nobody's business then. */
    Optional<Answer> mayBeTold(Claim claim) {
        return agreements.mayTell(claim.teller(), claim.event().type())
                ? Optional.empty()
                : Optional.of(new Answer.Forbidden());
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
                : Optional.of(new Answer.Invalid(List.of(ANOTHER_SCHEMA)));
    }
}
