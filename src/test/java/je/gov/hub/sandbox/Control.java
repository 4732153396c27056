package je.gov.hub.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import je.gov.hub.sandbox.HttpDoor.Call;
import je.gov.hub.sandbox.HttpDoor.Duty;
import je.gov.hub.sandbox.HttpDoor.Reply;
import je.gov.hub.sandbox.Partners.Holdings;

/**
 * The island's own control, on loopback only: who is there and what each holds, making them misbehave, making them tell, stopping it
 * all. Calls that come from a web page, or under another host's name, are refused.
 *
 * <ul>
 *   <li>{@code GET /island}, {@code GET /island/<system>} (with {@code ?all=true} also what was refused, faulty or repeated,
 *       and what belongs to the scene)
 *   <li>{@code POST /island/<system>/up|down|slow|refuse|garbage}
 *   <li>{@code POST /island/<parish>/counter?file=<name>} with CSV, {@code POST /island/<practice>/send} with an HL7 message, {@code
 *       POST /island/jfsc/register} and {@code /move} with JSON
 *   <li>{@code POST /island/stories/<story>}: the steps of its next telling
 *   <li>{@code POST /island/stop}
 * </ul>
 */
public final class Control implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Partners partners;
    private final Stories stories;
    private final Runnable stop;
    private final HttpDoor door;

    private Control(int port, Partners partners, Stories stories, Runnable stop) {
        this.partners = partners;
        this.stories = stories;
        this.stop = stop;
        this.door = HttpDoor.open(
                port, Duration.ZERO, new Duty(this::answer, call -> Reply.empty(403), HttpDoor.Nonsense.BYTES));
    }

    /** Starts it on a port of loopback, or on any when the port is 0; {@code stop} is run once somebody asks the island to stop. */
    public static Control start(int port, Partners partners, Stories stories, Runnable stop) {
        return new Control(port, partners, stories, stop);
    }

    /** Where it is. */
    public String address() {
        return "http://127.0.0.1:" + door.port();
    }

    @Override
    public void close() {
        door.close();
    }

    private Reply answer(Call call) {
        if (!call.header("Origin").isEmpty()
                || !call.header("Host").matches("(127\\.0\\.0\\.1|localhost|\\[::1]):[0-9]+")) {
            return problem(403, "Only programs on this machine may control the island");
        }
        var steps = List.of(call.path().substring(1).split("/", -1));
        if (!steps.getFirst().equals("island") || steps.size() > 3) {
            return problem(404, "The island's control begins at /island");
        }
        return switch (call.method()) {
            case "GET" -> show(call, steps);
            case "POST" -> act(call, steps);
            default -> problem(405, "Only GET and POST");
        };
    }

    private Reply show(Call call, List<String> steps) {
        return switch (steps.size()) {
            case 1 -> json(200, partners.list());
            case 2 ->
                partners.find(steps.get(1))
                        .map(partner -> json(200, holdings(call, partner)))
                        .orElseGet(() -> unknown(steps.get(1)));
            default -> problem(404, "Nothing is shown here");
        };
    }

    private ObjectNode holdings(Call call, Partner partner) {
        var all = call.parameter("all").orElse("").equals("true");
        return partners.show(partner, all ? Holdings.EVERYTHING : Holdings.NEWS);
    }

    private Reply act(Call call, List<String> steps) {
        if (steps.equals(List.of("island", "stop"))) {
            // the answer must leave before the door closes
            Thread.ofVirtual().start(stop);
            return json(202, JSON.createObjectNode().put("stopping", true));
        }
        if (steps.size() != 3) {
            return problem(404, "Nothing can be done here");
        }
        if (steps.get(1).equals("stories")) {
            return stories.next(steps.get(2))
                    .map(story -> json(200, JSON.createObjectNode().set("steps", story)))
                    .orElseGet(() -> problem(404, "No such story"));
        }
        return partners.find(steps.get(1))
                .map(partner -> act(call, partner, steps.get(2)))
                .orElseGet(() -> unknown(steps.get(1)));
    }

    private Reply act(Call call, Partner partner, String deed) {
        var mood = Mood.of(deed);
        if (mood.isPresent()) {
            partner.turn(mood.get());
            return json(200, partners.line(partner));
        }
        try {
            return partners.tell(partner, deed, call)
                    .map(told -> json(202, told))
                    .orElseGet(() -> problem(404, partner.system() + " cannot " + deed));
        } catch (IllegalArgumentException | PracticeMllp.NoAcknowledgementException unusable) {
            return problem(422, String.valueOf(unusable.getMessage()));
        }
    }

    private static Reply unknown(String system) {
        return problem(404, "No partner of the island is called " + system);
    }

    private static Reply problem(int status, String detail) {
        return json(status, JSON.createObjectNode().put("status", status).put("detail", detail));
    }

    private static Reply json(int status, JsonNode body) {
        try {
            return Reply.of(status, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree is not JSON", impossible);
        }
    }
}
