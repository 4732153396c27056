package je.gov.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import je.gov.hub.event.EventId;
import je.gov.hub.event.EventSource;
import je.gov.hub.ledger.DeliveryId;
import je.gov.hub.ledger.Journey;
import je.gov.hub.ledger.Journey.Wait;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyAnswerTest {

    private static final Wait SUSPENDED = new Wait(Wait.Kind.SUSPENDED, "the register moves");

    @Test
    void saysThatAndWhyAWholeSystemWaitsForAPerson() {
        var answer = JourneyAnswer.named(journey(Journey.State.PENDING, SUSPENDED), gone -> false);

        assertThat(answer.deliveries()).singleElement().satisfies(leg -> {
            assertThat(leg.state()).isEqualTo("suspended");
            assertThat(leg.answer()).isEqualTo("its system waits for a person: the register moves");
        });
    }

    @Test
    void saysNothingOfItWhereTheDeliveryHasEnded() {
        var answer = JourneyAnswer.named(journey(Journey.State.DELIVERED, SUSPENDED), gone -> false);

        assertThat(answer.deliveries()).singleElement().satisfies(leg -> {
            assertThat(leg.state()).isEqualTo("delivered");
            assertThat(leg.answer()).isNull();
        });
    }

    @Test
    void saysNothingOfItToWhomMayNotKnowNames() {
        var answer = JourneyAnswer.nameless(journey(Journey.State.PENDING, SUSPENDED));

        assertThat(answer.deliveries()).singleElement().satisfies(leg -> {
            assertThat(leg.state()).isEqualTo("pending");
            assertThat(leg.answer()).isNull();
        });
    }

    private static Journey journey(Journey.State state, @Nullable Wait waits) {
        var receiver = new SystemId("parish-he");
        var id = DeliveryId.of(new SystemId("portal"), new EventSource("/forms"), new EventId("1"), receiver, 0);
        return new Journey(
                StandIns.KEY,
                new SystemId("portal"),
                StandIns.MOVED,
                Instant.EPOCH,
                "accepted",
                List.of(new Journey.Leg(id, receiver, state, 0, false, null, Instant.EPOCH, null, waits)));
    }
}
