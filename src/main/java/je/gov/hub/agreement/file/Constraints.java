package je.gov.hub.agreement.file;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import je.gov.hub.agreement.Agreement;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Checks an agreement against the constraints on its records (Jakarta Validation 3.1). Safe for use by many threads. */
final class Constraints {

    private final Validator validator;

    Constraints() {
        validator = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }

    /**
     * Reports every violation.
     *
     * @param places where each property stands, by its path
     */
    void check(Agreement agreement, Map<String, Place> places, Mistakes mistakes) {
        for (var violation : validator.validate(agreement)) {
            mistakes.add(nearest(violation.getPropertyPath().toString(), places), violation.getMessage());
        }
    }

    private static Place nearest(String path, Map<String, Place> places) {
        var at = path;
        while (!at.isEmpty()) {
            var place = places.get(at);
            if (place != null) {
                return place;
            }
            at = at.substring(0, Math.max(at.lastIndexOf('.'), 0));
        }
        return places.getOrDefault("", Place.START);
    }
}
