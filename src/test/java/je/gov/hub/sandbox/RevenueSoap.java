package je.gov.hub.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.sandbox.HttpDoor.Call;
import je.gov.hub.sandbox.HttpDoor.Duty;
import je.gov.hub.sandbox.HttpDoor.Nonsense;
import je.gov.hub.sandbox.HttpDoor.Reply;
import je.gov.hub.sandbox.SoapCheck.BadMessageException;
import je.gov.hub.sandbox.SoapCheck.Message;
import je.gov.hub.system.SystemId;

/**
 * Revenue Jersey's notification service: SOAP 1.1 over HTTP, as its WSDL says. What is not as the WSDL says is answered with a client
 * fault; a message id that it has taken before is answered as before and not applied again.
 */
public final class RevenueSoap implements Partner {

    private static final SystemId SYSTEM = new SystemId("revenue");
    private static final String XML = "text/xml; charset=utf-8";

    private final Logbook logbook;
    private final Clock clock;
    private final SoapCheck check;
    private final AtomicInteger faults = new AtomicInteger();
    private final Premises premises;

    private RevenueSoap(int port, SoapCheck check, Logbook logbook, Clock clock, Duration slowness) {
        this.check = check;
        this.logbook = logbook;
        this.clock = clock;
        var duty = new Duty(this::take, call -> refused(call, "The service refuses"), Nonsense.PAGE);
        var door = HttpDoor.open(port, slowness, duty);
        this.premises =
                new Premises(SYSTEM, "Revenue Jersey", "soap", "http://127.0.0.1:%d/notifications", door, logbook);
    }

    /** Starts the service on a port of loopback, or on any when the port is 0. */
    public static RevenueSoap start(int port, Path wsdl, Logbook logbook, Clock clock, Duration slowness) {
        return new RevenueSoap(port, SoapCheck.of(wsdl), logbook, clock, slowness);
    }

    @Override
    public Premises premises() {
        return premises;
    }

    /** The next calls, as many as said, end in a server fault: the service is there, and broken inside. */
    public void breakInside(int times) {
        faults.set(times);
    }

    private Reply take(Call call) {
        if (!call.method().equals("POST")) {
            return Reply.empty(405);
        }
        if (!call.header("Content-Type").matches("text/xml(;.*)?")) {
            return Reply.empty(415);
        }
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return fault("Server", "The register is not available");
        }
        try {
            var message = check.check(call.body());
            logbook.receive("soap", message.key(), message.operation(), SoapCheck.readable(call.body()));
            return Reply.of(200, XML, envelope(answer(message)));
        } catch (BadMessageException bad) {
            return refused(call, String.valueOf(bad.getMessage()));
        }
    }

    private Reply refused(Call call, String why) {
        logbook.write(Deed.REFUSED, "soap", "", call.path(), SoapCheck.readable(call.body()), why);
        return fault("Client", why);
    }

    private String answer(Message message) {
        return "<r:%sResponse xmlns:r=\"%s\"><r:reference>%s</r:reference></r:%1$sResponse>"
                .formatted(
                        message.operation().replaceFirst("(Request)?$", ""),
                        message.namespace(),
                        "RJ-" + Long.toString(clock.millis(), Character.MAX_RADIX));
    }

    private static Reply fault(String code, String why) {
        var fault = "<soap:Fault><faultcode>soap:%s</faultcode><faultstring>%s</faultstring></soap:Fault>"
                .formatted(code, why);
        return Reply.of(500, XML, envelope(fault));
    }

    private static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"%s\"><soap:Body>%s</soap:Body></soap:Envelope>"
                .formatted(SoapCheck.ENVELOPE, body);
    }
}
