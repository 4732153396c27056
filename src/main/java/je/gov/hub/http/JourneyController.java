package je.gov.hub.http;

import java.util.Optional;
import je.gov.hub.agreement.Agreement;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.ledger.EventKey;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Journeys;
import je.gov.hub.security.Roles;
import je.gov.hub.system.SystemId;
import je.gov.hub.system.Teller;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where is this event? An operator may ask for every event, a teller for its own. */
@RestController
class JourneyController {

    private final Journeys journeys;
    private final Agreements agreements;

    JourneyController(Journeys journeys, Agreements agreements) {
        this.journeys = journeys;
        this.agreements = agreements;
    }

    /** A key that is not known, is not one at all, or is another's: the same answer, so that keys cannot be tried out. */
    @GetMapping(path = "/events/{key}", produces = MediaType.APPLICATION_JSON_VALUE)
    JourneyAnswer where(@PathVariable("key") String key, Authentication who) throws RequestRefusedException {
        return key(key).flatMap(journeys::of)
                .flatMap(journey -> seenBy(who, journey))
                .orElseThrow(() -> new RequestRefusedException(Problem.NOT_FOUND));
    }

    private static Optional<EventKey> key(String text) {
        try {
            return Optional.of(new EventKey(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Optional<JourneyAnswer> seenBy(Authentication who, Journey journey) {
        if (has(who, Roles.OPERATOR)) {
            return Optional.of(JourneyAnswer.named(journey, this::gone));
        }
        if (who.getPrincipal() instanceof Teller teller && teller.system().equals(journey.teller())) {
            return Optional.of(
                    mayNames(teller) ? JourneyAnswer.named(journey, this::gone) : JourneyAnswer.nameless(journey));
        }
        return Optional.empty();
    }

    private boolean gone(SystemId system) {
        return agreements.of(system).isEmpty();
    }

    private boolean mayNames(Teller teller) {
        return agreements.of(teller.system()).map(Agreement::names).orElse(false);
    }

    private static boolean has(Authentication who, String role) {
        return who.getAuthorities().stream().anyMatch(granted -> role.equals(granted.getAuthority()));
    }
}
