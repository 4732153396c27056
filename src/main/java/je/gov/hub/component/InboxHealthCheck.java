package je.gov.hub.component;

import java.util.Map;
import java.util.Objects;
import je.gov.hub.delivery.LaneStatus;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether a system's inbox flows; one that waits for its partner is up, as nothing of ours is broken. */
class InboxHealthCheck extends AbstractHealthCheck {

    private final InboxConsumer consumer;

    InboxHealthCheck(InboxConsumer consumer, String routeId) {
        super("camel", "consumer:hub-" + routeId);
        this.consumer = consumer;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        var status = consumer.status();
        result.detail("state", status.map(LaneStatus::state).map(Enum::name).orElse("UNPLUGGED"));
        status.map(LaneStatus::why).ifPresent(why -> result.detail("why", Objects.requireNonNull(why)));
        status.ifPresent(one -> result.detail("since", one.since().toString()));
        if (status.isEmpty() || needsPerson(status.get().state())) {
            result.down().message("The inbox waits for a person");
        } else {
            result.up();
        }
    }

    private static boolean needsPerson(LaneStatus.State state) {
        return switch (state) {
            case STOPPED, UNPLUGGED -> true;
            case FLOWING, WAITING, SUSPENDED, HELD_UP -> false;
        };
    }
}
