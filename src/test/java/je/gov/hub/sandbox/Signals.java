package je.gov.hub.sandbox;

import java.lang.reflect.Proxy;

/**
 * What to do when somebody wants the process to end. A shutdown hook would be too late: hooks run all at once, and the database's own
 * would take it away from under the hub.
 */
final class Signals {

    private Signals() {}

    /** Runs this, instead of ending at once, on SIGTERM and SIGINT. */
    static void onStop(Runnable stop) {
        try {
            // by reflection, since the compiler warns of this package whatever one does
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        stop.run();
                        return null;
                    });
            for (var name : new String[] {"TERM", "INT"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("This JDK does not let a program handle signals", missing);
        }
    }
}
