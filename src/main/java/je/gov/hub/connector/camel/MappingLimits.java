package je.gov.hub.connector.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import je.gov.hub.connector.WireFormException;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a mapping on a thread of its own, with a stack of its own, for a limited time: neither endless recursion nor a
 * hostile regular expression holds the lane that waits for it, nor a core that others need.
 */
final class MappingLimits {

    private static final Logger LOG = LoggerFactory.getLogger(MappingLimits.class);
    private static final long STACK = 1024 * 1024;

    /** Where an exchange says why it was refused. */
    static final String REASON = "HubReason";

    private static final String OWN = "error: ";

    private final MappingSettings settings;
    private final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform()
            .name("hub-mapping-", 0)
            .daemon()
            .stackSize(STACK)
            .factory());

    MappingLimits(MappingSettings settings) {
        this.settings = settings;
    }

    void run(Exchange exchange, Callable<Void> mapping) throws Exception {
        var running = threads.submit(mapping);
        try {
            running.get(settings.longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException endless) {
            running.cancel(true);
            throw refused(
                    exchange,
                    "Our mapping took longer than " + settings.longest().toMillis() + " ms");
        } catch (InterruptedException cut) {
            running.cancel(true);
            throw cut;
        } catch (ExecutionException failed) {
            throw failure(exchange, Objects.requireNonNull(failed.getCause()));
        }
        var made = exchange.getMessage().getBody(String.class);
        if (made != null && made.length() > settings.largest().toBytes()) {
            throw refused(exchange, "Our mapping made more than " + settings.largest());
        }
    }

    private static Exception failure(Exchange exchange, Throwable failed) {
        return switch (failed) {
            case StackOverflowError endless -> refused(exchange, "Our mapping calls itself too often");
            case Error defect -> throw defect;
            // its own message repeats what could not be read
            case JsonProcessingException none -> new WireFormException("What was to be mapped is not JSON");
            case JsltException mistaken -> said(mistaken);
            case Exception failure -> failure;
            default -> new IllegalStateException(failed);
        };
    }

    /** Its message repeats what the mapping made a mistake about, unless it is the mapping's own: {@code error("…")}. */
    private static JsltException said(JsltException mistaken) {
        var message = mistaken.getMessage();
        return message != null && message.startsWith(OWN)
                ? mistaken
                : new JsltException("Our mapping failed" + place(mistaken));
    }

    private static String place(JsltException mistaken) {
        return mistaken.getSource() == null
                ? ""
                : " at " + mistaken.getSource() + ":" + mistaken.getLine() + ":" + mistaken.getColumn();
    }

    private static JsltException refused(Exchange exchange, String reason) {
        exchange.setProperty(REASON, reason);
        LOG.atWarn()
                .addKeyValue("delivery", exchange.getProperty("HubDeliveryId", String.class))
                .addKeyValue("reason", reason)
                .log("A mapping asks for more than it may");
        return new JsltException(reason);
    }
}
