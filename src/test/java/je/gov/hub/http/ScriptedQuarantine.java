package je.gov.hub.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.ledger.Bookmark;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Quarantined;
import je.gov.hub.ledger.Sought;
import je.gov.hub.quarantine.Conclusion;
import je.gov.hub.quarantine.Decision;
import je.gov.hub.quarantine.Preview;
import je.gov.hub.quarantine.Quarantine;
import je.gov.hub.quarantine.Request;
import je.gov.hub.quarantine.Result;
import je.gov.hub.quarantine.Which;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/** Three that wait, and a person's decision that is written down and answered as a test says. */
final class ScriptedQuarantine implements Quarantine {

    static final UUID PROPOSAL = UUID.fromString("7a7a7a7a-0000-4000-8000-000000000000");
    private static final SystemId REVENUE = new SystemId("revenue");
    private static final Instant SINCE = Instant.parse("2026-03-01T09:00:00Z");

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<Sought> searches = new CopyOnWriteArrayList<>();
    volatile Conclusion answer = new Conclusion.Decided(List.of());

    static DeliveryId id(int number) {
        return DeliveryId.of(
                new SystemId("portal"), new EventSource("/forms"), new EventId(Integer.toString(number)), REVENUE, 0);
    }

    static Preview preview() {
        return new Preview(3, new TreeMap<>(Map.of(REVENUE, 3)), SINCE, 7);
    }

    private static Quarantined waiting(int number) {
        return new Quarantined(
                id(number),
                REVENUE,
                StandIns.KEY,
                StandIns.MOVED,
                number > 1,
                "soap client fault",
                "The service refused the content",
                "<x>",
                "revenue-soap-sink@1",
                1,
                false,
                SINCE.plusSeconds(number),
                number < 2,
                2);
    }

    @Override
    public List<Quarantined> waiting(Sought sought, @Nullable Bookmark after, int most) {
        searches.add(sought);
        return IntStream.range(0, 3)
                .mapToObj(ScriptedQuarantine::waiting)
                .filter(one -> after == null || one.since().isAfter(after.since()))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Quarantined> of(DeliveryId delivery) {
        return delivery.equals(id(0)) ? Optional.of(waiting(0)) : Optional.empty();
    }

    @Override
    public Preview preview(Which which) {
        return preview();
    }

    @Override
    public Conclusion decide(Request request) {
        requests.add(request);
        return answer;
    }

    @Override
    public Conclusion confirm(Decision decision, UUID proposal, String who) {
        return proposal.equals(PROPOSAL) && who.equals("operator")
                ? new Conclusion.Decided(List.of(new Result.Done(id(0))))
                : new Conclusion.NotConfirmed();
    }
}
