package je.gov.hub.prove;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import je.gov.hub.prove.Wires.End;
import je.gov.hub.sandbox.Population;
import org.awaitility.Awaitility;

/**
 * Very many disclosures wait for a partner that is away, and the hub is killed and started again: {@code hub.prove.waiting} of them. Its
 * heap stays flat, it starts as soon as before, and all goes on.
 */
enum BacklogCase implements Case {
    MANY_WAITING_AND_A_RESTART;

    private static final String SYSTEM = "csp";

    /** Nobody but the platform is told their contact points: they have no practice that may be. */
    private static final List<String> PEOPLE =
            List.of("zofia-wisniewska", "bjorn-aesgaard", "peter-d-arcy-smith", "charles-machon");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 500;
    private static final int ACCEPTED = 202;

    /** What one inbox keeps in memory before it pages is 20 MB (config/broker.xml), and its messages' own objects are as much again. */
    private static final long FLAT = 64L * 1024 * 1024;

    private static final Duration STARTS_LATER = Duration.ofSeconds(20);
    private static final Duration FLOWS_WITHIN = Duration.ofSeconds(30);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(1);

    @Override
    public void strike(Ground ground, Random random) {
        ground.island().killHub();
        var before = started(ground);
        ground.wires().to(End.CSP).turn(new Wire.Away());
        pile(ground, Integer.getInteger("hub.prove.waiting", 20_000), random.nextInt(1_000_000_000));
        ground.island().killHub();
        var after = started(ground);
        ground.marked().note("with few waiting %s, with many %s".formatted(before, after));
        if (after.heap() > before.heap() + FLAT) {
            throw new AssertionError("The heap grew with what waits: " + before + ", then " + after);
        }
        if (after.start().compareTo(before.start().plus(STARTS_LATER)) > 0) {
            throw new AssertionError("The start takes longer with what waits: " + before + ", then " + after);
        }
        flows(ground);
    }

    /**
     * How a start went.
     *
     * @param heap bytes in use after a collection
     */
    private record Start(Duration start, long heap) {}

    private static Start started(Ground ground) {
        long launched = System.nanoTime();
        ground.island().startHub();
        var took = Duration.ofNanos(System.nanoTime() - launched);
        Awaitility.await("the relay has carried what there was")
                .atMost(LONGEST_STANDSTILL)
                .until(() -> ground.ledger().dispatches() < BATCH);
        return new Start(took, ground.island().hub().heap());
    }

    private static void pile(Ground ground, int count, int run) {
        for (int told = 0; told < count; told += BATCH) {
            var batch = JSON.createArrayNode();
            for (int number = told; number < Math.min(told + BATCH, count); number++) {
                contact(batch, "waits-" + run + "-" + number, PEOPLE.get(number % PEOPLE.size()));
            }
            Awaitility.await("a batch is accepted").atMost(LONGEST_STANDSTILL).until(() -> accepted(ground, batch));
        }
        Awaitility.await("all of it is in the inbox")
                .atMost(Duration.ofMinutes(10))
                .until(() -> ground.ledger().dispatches() < BATCH);
    }

    private static boolean accepted(Ground ground, ArrayNode batch) {
        try {
            return ground.island().tellAll("portal", batch).statusCode() == ACCEPTED;
        } catch (IOException unanswered) {
            throw new UncheckedIOException("The hub does not answer", unanswered);
        }
    }

    private static void contact(ArrayNode batch, String id, String slug) {
        var person = Population.atTheBeginning().person(slug).registration();
        var data = batch.addObject()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "urn:je:gov:portal")
                .put("type", "je.gov.person.contact-changed.v1")
                .put("datacontenttype", "application/json")
                .putObject("data")
                .put("effectiveDate", "2026-11-20")
                .put("assurance", "digital-id")
                .put("verifiedAt", "2026-11-20T18:05:00Z");
        data.putObject("person").set("identifiers", person.at("/person/identifiers"));
        data.putArray("contactPoints")
                .addObject()
                .put("system", "email")
                .put("value", id + "@example.org")
                .put("action", "replace");
    }

    private static void flows(Ground ground) {
        int had = ground.effects(SYSTEM).size();
        ground.wires().mend();
        Awaitility.await("it flows again")
                .atMost(FLOWS_WITHIN)
                .until(() -> ground.effects(SYSTEM).size() > had);
        long open = ground.ledger().openOf(SYSTEM);
        while (open > BATCH) {
            long last = open;
            open = Awaitility.await("it goes on flowing")
                    .atMost(LONGEST_STANDSTILL)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> ground.ledger().openOf(SYSTEM), now -> now < last);
        }
    }

    @Override
    public int deaths() {
        return 2;
    }

    /** As the wire is cut when the partner goes. */
    @Override
    public boolean answersMayBeLost() {
        return true;
    }
}
