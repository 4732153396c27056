package je.gov.hub.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.sandbox.HttpDoor.Call;
import je.gov.hub.sandbox.HttpDoor.Duty;
import je.gov.hub.sandbox.HttpDoor.Nonsense;
import je.gov.hub.sandbox.HttpDoor.Reply;

/**
 * The companies registry of the JFSC with its change feed: {@code GET /changes?after=<sequence>&limit=<n>} answers the changes after a
 * place in the feed, oldest first. Each change carries the whole entity as it then was, and its version, which grows by one. What
 * it is told of officers comes to a receiver of webhooks, on a port of its own; both keep one logbook and are of one mood.
 */
public final class Registry implements Partner {

    private static final int LARGEST_PAGE = 500;
    private static final int PAGE = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebhookReceiver receiver;
    private final Clock clock;
    private final Premises premises;

    private Registry(int port, WebhookReceiver receiver, Clock clock, Duration slowness) {
        this.receiver = receiver;
        this.clock = clock;
        var door = HttpDoor.open(port, slowness, new Duty(this::answer, Registry::refuse, Nonsense.PAGE));
        this.premises = new Premises(
                receiver.system(), receiver.name(), "http", "http://127.0.0.1:%d/changes", door, receiver.logbook());
    }

    /**
     * Starts the feed on a port of loopback, or on any when the port is 0.
     *
     * @param receiver where it is told; the changes of the feed are what its logbook says, and it closes with the registry
     */
    public static Registry start(int port, WebhookReceiver receiver, Clock clock, Duration slowness) {
        return new Registry(port, receiver, clock, slowness);
    }

    /** Where it is told. */
    public WebhookReceiver receiver() {
        return receiver;
    }

    @Override
    public Premises premises() {
        return premises;
    }

    @Override
    public void turn(Mood mood) {
        receiver.turn(mood);
        Partner.super.turn(mood);
    }

    @Override
    public void close() {
        receiver.close();
        Partner.super.close();
    }

    /**
     * Registers an entity.
     *
     * @param entity as the feed writes it, with {@code entityType} and {@code number}
     * @return the change
     * @throws IllegalArgumentException when it is registered already
     */
    public synchronized ObjectNode register(ObjectNode entity) {
        if (newest(entity).isPresent()) {
            throw new IllegalArgumentException("An entity of this type and number is registered already");
        }
        return append("registered", 1, entity.deepCopy());
    }

    /**
     * Moves an entity's registered office.
     *
     * @param move {@code entityType}, {@code number}, and the new {@code registeredOffice}
     * @return the change
     * @throws IllegalArgumentException when it is not registered
     */
    public synchronized ObjectNode moveAddress(ObjectNode move) {
        var last = newest(move).orElseThrow(() -> new IllegalArgumentException("No entity of this type and number"));
        var entity = ((ObjectNode) last.path("entity")).deepCopy();
        entity.set("registeredOffice", move.path("registeredOffice"));
        return append("address-changed", last.path("version").asInt() + 1, entity);
    }

    /** Every change so far, oldest first. */
    public List<ObjectNode> changes() {
        return receiver.logbook().with(Deed.TOLD).stream().map(Registry::change).toList();
    }

    private ObjectNode append(String what, int version, ObjectNode entity) {
        var change = JSON.createObjectNode()
                .put("sequence", changes().size() + 1)
                .put("change", what)
                .put("version", version)
                .put(
                        "recordedAt",
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        change.set("entity", entity);
        logbook().write(Deed.TOLD, "json", "", what, change.toString(), "");
        return change;
    }

    private Optional<ObjectNode> newest(ObjectNode wanted) {
        return changes().stream()
                .filter(change -> change.at("/entity/entityType").equals(wanted.path("entityType"))
                        && change.at("/entity/number").equals(wanted.path("number")))
                .reduce((earlier, later) -> later);
    }

    private static ObjectNode change(Effect effect) {
        try {
            return (ObjectNode) JSON.readTree(effect.content());
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("The registry's logbook holds no JSON", broken);
        }
    }

    private static Reply refuse(Call call) {
        return Reply.of(422, "text/plain", "The registry refuses");
    }

    private Reply answer(Call call) {
        if (!call.path().equals("/changes")) {
            return Reply.empty(404);
        }
        try {
            var after = Long.parseLong(
                    call.parameter("after").filter(text -> !text.isEmpty()).orElse("0"));
            var limit = Integer.parseInt(call.parameter("limit").orElse(Integer.toString(PAGE)));
            if (after < 0 || limit < 1 || limit > LARGEST_PAGE) {
                return Reply.of(400, "text/plain", "after is 0 or more, limit is 1 to " + LARGEST_PAGE);
            }
            return Reply.of(200, "application/json", page(after, limit).toString());
        } catch (NumberFormatException notANumber) {
            return Reply.of(400, "text/plain", "after and limit are numbers");
        }
    }

    private ObjectNode page(long after, int limit) {
        var page = JSON.createObjectNode();
        var shown = page.putArray("changes");
        var next = after;
        for (var change : changes().stream().skip(after).limit(limit).toList()) {
            shown.add(change);
            next = change.path("sequence").asLong();
        }
        return page.put("next", Long.toString(next));
    }
}
