package je.gov.hub.delivery;

import java.time.Duration;
import java.util.Locale;

/**
 * What a connector saw instead of a plain success, in the words of the classification table.
 *
 * @param protocol http, soap, mllp, sftp, net (below any of them) or connector (before any of them)
 * @param name the signal in that protocol: {@code 404}, {@code AR}, {@code fault client}, {@code timeout}
 * @param answer the partner's answer as it came, or empty; never printed
 * @param pause how long the partner asks to be left alone, or zero
 */
public record Signal(String protocol, String name, byte[] answer, Duration pause) {

    private static final byte[] NOTHING = {};

    public Signal {
        protocol = protocol.toLowerCase(Locale.ROOT);
        answer = answer.clone();
    }

    public static Signal of(String protocol, String name) {
        return of(protocol, name, NOTHING);
    }

    public static Signal of(String protocol, String name, byte[] answer) {
        return new Signal(protocol, name, answer, Duration.ZERO);
    }

    @Override
    public String toString() {
        return protocol + " " + name;
    }
}
