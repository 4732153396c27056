package je.gov.hub.component;

import com.schibsted.spt.data.jslt.JsltException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import je.gov.hub.delivery.Signal;
import org.apache.camel.ExpressionEvaluationException;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.TypeConversionException;

/** Translates what a route threw into a signal of the classification table. */
final class Signals {

    private static final int DEEPEST = 20;

    private Signals() {}

    /** @param keyHonoured whether a conflict can be our own, earlier hand-over */
    static Signal of(Throwable failure, boolean keyHonoured) {
        var chain = chain(failure);
        return first(chain, one -> spoken(one, keyHonoured))
                .or(() -> first(chain, NetSignals::of))
                .or(() -> first(chain, NetSignals::broken))
                .orElseGet(() -> Signal.of("connector", "failed"));
    }

    private static Optional<Signal> first(List<Throwable> chain, Function<Throwable, Optional<Signal>> translator) {
        return chain.stream().map(translator).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Signal> spoken(Throwable failure, boolean keyHonoured) {
        return HttpSignals.of(failure, keyHonoured)
                .or(() -> MllpSignals.of(failure))
                .or(() -> SftpSignals.of(failure))
                .or(() -> connector(failure).map(name -> Signal.of("connector", name)));
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (Throwable one = failure; one != null && chain.size() < DEEPEST; one = one.getCause()) {
            chain.add(one);
        }
        return chain;
    }

    private static Optional<String> connector(Throwable failure) {
        return switch (failure) {
            case JsltException ignored -> Optional.of("mapping");
            case ExpressionEvaluationException ignored -> Optional.of("mapping");
            case InvalidPayloadException ignored -> Optional.of("mapping");
            case TypeConversionException ignored -> Optional.of("mapping");
            case ResolveEndpointFailedException ignored -> Optional.of("settings");
            case RejectedExecutionException ignored -> Optional.of("stopping");
            case InterruptedException ignored -> Optional.of("stopping");
            default -> Optional.empty();
        };
    }
}
