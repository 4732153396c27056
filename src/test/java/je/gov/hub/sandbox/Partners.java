package je.gov.hub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.sandbox.HttpDoor.Call;
import je.gov.hub.system.SystemId;

/** Every partner of the island, as the control shows them and makes them tell. */
final class Partners {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TIMES = 6;

    /** Which of a partner's effects are shown. */
    enum Holdings {
        /** What it took and could use, and what it told itself, since the scene was set. */
        NEWS,
        /** Also what it refused, found faulty or had before, and the scene. */
        EVERYTHING
    }

    private final List<Partner> partners;
    private final Map<SystemId, Integer> listeners;
    private final Instant since;

    /**
     * @param partners in the order in which they are listed
     * @param listeners the ports of the hub's MLLP listeners, by practice
     * @param since what came before is part of the scene, and shown only with everything
     */
    Partners(List<Partner> partners, Map<SystemId, Integer> listeners, Instant since) {
        this.partners = List.copyOf(partners);
        this.listeners = Map.copyOf(listeners);
        this.since = since;
    }

    Optional<Partner> find(String system) {
        return partners.stream()
                .filter(partner -> partner.system().value().equals(system))
                .findFirst();
    }

    ArrayNode list() {
        var list = JSON.createArrayNode();
        partners.forEach(partner -> list.add(line(partner)));
        return list;
    }

    ObjectNode line(Partner partner) {
        return JSON.createObjectNode()
                .put("system", partner.system().value())
                .put("name", partner.name())
                .put("protocol", partner.protocol())
                .put("address", partner.address())
                .put("state", partner.mood().word())
                .put("holds", holds(partner).size());
    }

    ObjectNode show(Partner partner, Holdings which) {
        var shown = line(partner);
        var holdings = shown.putArray("holdings");
        effects(partner, which)
                .forEach(effect -> holdings.addObject()
                        .put("at", effect.at().toString())
                        .put("kind", effect.kind())
                        .put("name", effect.name())
                        .put("content", readable(effect))
                        .put("key", effect.key())
                        .put("deed", effect.deed().name().toLowerCase(Locale.ROOT))
                        .put("remark", effect.remark()));
        return shown;
    }

    private List<Effect> effects(Partner partner, Holdings which) {
        return which == Holdings.EVERYTHING
                ? partner.logbook().effects()
                : since(partner, Set.of(Deed.RECEIVED, Deed.TOLD));
    }

    private List<Effect> holds(Partner partner) {
        return since(partner, Set.of(Deed.RECEIVED));
    }

    private List<Effect> since(Partner partner, Set<Deed> deeds) {
        return partner.logbook().effects().stream()
                .filter(effect -> deeds.contains(effect.deed()) && !effect.at().isBefore(since))
                .toList();
    }

    private static String readable(Effect effect) {
        return effect.kind().equals("hl7") ? effect.content().replace("\r", "\n") : effect.content();
    }

    /**
     * Makes a partner tell something.
     *
     * @return what came of it; empty when this partner cannot do that
     * @throws IllegalArgumentException when it cannot be made of what the call says
     */
    Optional<ObjectNode> tell(Partner partner, String deed, Call call) {
        if (partner instanceof Parish parish && deed.equals("counter")) {
            return Optional.of(leave(parish, call));
        }
        if (partner instanceof PracticeMllp practice && deed.equals("send")) {
            return Optional.of(send(practice, call.text()));
        }
        if (partner instanceof Registry registry && deed.equals("register")) {
            return Optional.of(registry.register(object(call)));
        }
        if (partner instanceof Registry registry && deed.equals("move")) {
            return Optional.of(registry.moveAddress(object(call)));
        }
        return Optional.empty();
    }

    private static ObjectNode leave(Parish parish, Call call) {
        var file = call.parameter("file").orElse("counter-" + System.nanoTime() + ".csv");
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "A file's name is up to 100 letters, digits, dots, hyphens and underscores");
        }
        parish.leaveAtCounter(file, call.text());
        return JSON.createObjectNode().put("file", "counter/" + file);
    }

    private ObjectNode send(PracticeMllp practice, String message) {
        var listener = listeners.get(practice.system());
        if (listener == null) {
            throw new IllegalArgumentException("The hub has no listener for " + practice.system());
        }
        var answer = practice.send(listener, message.strip().replaceAll("\r?\n", "\r") + "\r", PATIENCE, TIMES);
        return JSON.createObjectNode()
                .put("acknowledgement", PracticeMllp.acknowledgementOf(answer))
                .put("message", answer.replace("\r", "\n"));
    }

    private static ObjectNode object(Call call) {
        try {
            JsonNode node = JSON.readTree(call.body());
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("A JSON object is needed");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("A JSON object is needed", unreadable);
        }
    }
}
