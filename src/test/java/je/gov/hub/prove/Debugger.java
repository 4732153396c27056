package je.gov.hub.prove;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;

/** Halts the hub's process at a place of its code, from outside: so the code that is proved knows nothing of the proof. */
final class Debugger implements AutoCloseable {

    private static final Duration LONGEST_LOADING = Duration.ofSeconds(30);

    private final VirtualMachine machine;

    private Debugger(VirtualMachine machine) {
        this.machine = machine;
    }

    /** Where in a method. */
    enum Edge {
        /** Before its first line. */
        ENTRY,
        /** After its last line, before it returns. */
        EXIT
    }

    /** A place to halt at: in every method of this name of the type. */
    record Place(String type, String method, Edge edge) {}

    static Debugger attach(int port) {
        var connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        return new Debugger(attached(connector, port));
    }

    private static VirtualMachine attached(AttachingConnector connector, int port) {
        var arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("port")).setValue(Integer.toString(port));
        try {
            return connector.attach(arguments);
        } catch (IOException away) {
            throw new UncheckedIOException("No hub to debug at " + port, away);
        } catch (IllegalConnectorArgumentsException wrong) {
            throw new IllegalStateException("This JDK debugs otherwise", wrong);
        }
    }

    /** All threads of the hub halt the next time that one of them comes by; waits until then, or throws. */
    void halt(Place place, Duration longest) {
        for (var location : locations(place)) {
            var request = machine.eventRequestManager().createBreakpointRequest(location);
            request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            request.enable();
        }
        long limit = System.nanoTime() + longest.toNanos();
        while (!halted()) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("Nothing came by at " + place + " within " + longest);
            }
        }
    }

    private boolean halted() {
        try {
            var events = machine.eventQueue().remove(500);
            if (events == null) {
                return false;
            }
            if (events.stream().anyMatch(BreakpointEvent.class::isInstance)) {
                return true;
            }
            events.resume();
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private List<Location> locations(Place place) {
        var type = Awaitility.await("a class to halt in is loaded: " + place.type())
                .atMost(LONGEST_LOADING)
                .until(() -> machine.classesByName(place.type()), types -> !types.isEmpty())
                .getFirst();
        var locations = new ArrayList<Location>();
        for (var method : type.methodsByName(place.method())) {
            if (method.location() != null && !method.isBridge()) {
                locations.add(place.edge() == Edge.ENTRY ? method.location() : last(type, method));
            }
        }
        if (locations.isEmpty()) {
            throw new AssertionError("There is no such place any more: " + place);
        }
        return locations;
    }

    private static Location last(ReferenceType type, Method method) {
        try {
            return method.allLineLocations().stream()
                    .max(Comparator.comparingInt(Location::lineNumber))
                    .orElseThrow();
        } catch (AbsentInformationException stripped) {
            throw new IllegalStateException(type.name() + " has no line numbers", stripped);
        }
    }

    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (VMDisconnectedException gone) {
            // as it should be: it was ended where it halted
        }
    }
}
