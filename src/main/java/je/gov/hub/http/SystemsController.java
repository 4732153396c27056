package je.gov.hub.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import je.gov.hub.agreement.Agreements;
import je.gov.hub.delivery.Delivery;
import je.gov.hub.ledger.Systems;
import je.gov.hub.ledger.Systems.Backlog;
import je.gov.hub.system.SystemId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How each system's way out stands; an operator's word about one. */
@RestController
class SystemsController {

    private static final int LONGEST_REQUEST = 4 * 1024;
    private static final int LONGEST_WHY = 200;

    private final Delivery delivery;
    private final Systems systems;
    private final Agreements agreements;
    private final RequestText requests;
    private final ObjectMapper json = new ObjectMapper();

    SystemsController(Delivery delivery, Systems systems, Agreements agreements, RequestText requests) {
        this.delivery = delivery;
        this.systems = systems;
        this.agreements = agreements;
        this.requests = requests;
    }

    /** Every system that has a route, an inbox, or something in the ledger, by name. */
    @GetMapping(path = "/systems", produces = MediaType.APPLICATION_JSON_VALUE)
    List<SystemAnswer> all() {
        var backlogs = new TreeMap<>(systems.backlogs());
        var answers = new TreeMap<SystemId, SystemAnswer>();
        for (var one : delivery.status()) {
            var backlog = backlogs.remove(one.system());
            answers.put(one.system(), SystemAnswer.of(one, backlog == null ? Backlog.NONE : backlog));
        }
        for (Map.Entry<SystemId, Backlog> rest : backlogs.entrySet()) {
            answers.put(rest.getKey(), SystemAnswer.without(rest.getKey(), rest.getValue()));
        }
        return List.copyOf(answers.values());
    }

    @PostMapping("/systems/{system}/suspend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void suspend(@PathVariable("system") String name, HttpServletRequest request, Authentication who)
            throws RequestRefusedException {
        delivery.suspend(known(name), who.getName(), why(request));
    }

    @PostMapping("/systems/{system}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable("system") String name, HttpServletRequest request, Authentication who)
            throws RequestRefusedException {
        delivery.resume(known(name), who.getName(), why(request));
    }

    private SystemId known(String name) throws RequestRefusedException {
        try {
            var system = new SystemId(name);
            if (agreements.of(system).isPresent()
                    || delivery.status().stream().anyMatch(one -> one.system().equals(system))) {
                return system;
            }
        } catch (IllegalArgumentException none) {
            throw new RequestRefusedException(Problem.NOT_FOUND);
        }
        throw new RequestRefusedException(Problem.NOT_FOUND);
    }

    /** {@code {"why": "…"}}: nobody stops or starts a department's news without saying why. */
    private String why(HttpServletRequest request) throws RequestRefusedException {
        var text = requests.read(request, LONGEST_REQUEST);
        try {
            var why = json.readTree(text).path("why").asText("").strip();
            if (why.isEmpty() || why.length() > LONGEST_WHY || why.chars().anyMatch(Character::isISOControl)) {
                throw new RequestRefusedException(Problem.BAD_REQUEST);
            }
            return why;
        } catch (IOException noJson) {
            throw new RequestRefusedException(Problem.BAD_REQUEST);
        }
    }
}
