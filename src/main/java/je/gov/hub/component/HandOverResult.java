package je.gov.hub.component;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import je.gov.hub.delivery.Classification;
import je.gov.hub.delivery.Outcome;
import je.gov.hub.delivery.Signal;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Reads from a finished exchange what came of a hand-over. */
final class HandOverResult {

    private static final String ANSWER = "HubAnswer";
    private static final String OUTCOME = "HubOutcome";
    private static final String REASON = "HubReason";
    private static final int LONGEST = 200;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private HandOverResult() {}

    static Outcome of(Exchange exchange, boolean keyHonoured) {
        var said = exchange.getProperty(OUTCOME, String.class);
        if (said != null) {
            return said(exchange, said.toLowerCase(Locale.ROOT));
        }
        var failure = failure(exchange);
        if (failure == null) {
            return new Outcome.Delivered(answer(exchange));
        }
        return classified(Signals.of(failure, keyHonoured), exchange);
    }

    /** With the reason that the connector gives, where it gives one. */
    private static Outcome classified(Signal signal, Exchange exchange) {
        var reason = exchange.getProperty(REASON, String.class);
        return reason == null ? Classification.of(signal) : Classification.of(signal, plain(reason));
    }

    private static Outcome said(Exchange exchange, String outcome) {
        return outcome.equals("delivered")
                ? new Outcome.Delivered(answer(exchange))
                : classified(Signal.of("connector", "says " + outcome), exchange);
    }

    /** A failure that a route's error handler swallowed is a failure all the same. */
    private static @Nullable Throwable failure(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        var extension = exchange.getExchangeExtension();
        if (extension.isErrorHandlerHandledSet() && extension.isErrorHandlerHandled()) {
            return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        }
        return exchange.isRollbackOnly() ? new IllegalStateException("The route rolled back") : null;
    }

    private static String answer(Exchange exchange) {
        var message = exchange.getMessage();
        var said = exchange.getProperty(ANSWER, String.class);
        if (said != null) {
            return plain(said);
        }
        var status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, String.class);
        if (status != null) {
            return plain("HTTP " + status);
        }
        var acknowledgement = message.getHeader("CamelMllpAcknowledgementType", String.class);
        if (acknowledgement != null) {
            return plain(acknowledgement);
        }
        return plain(Objects.requireNonNullElse(message.getHeader(Exchange.FILE_NAME_PRODUCED, String.class), "done"));
    }

    private static String plain(String text) {
        var line = CONTROLS.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
