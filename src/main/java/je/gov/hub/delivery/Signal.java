package je.gov.hub.delivery;

import java.util.Locale;

/**
 * What a connector saw instead of a plain success, in the words of the classification table.
 *
 * @param protocol http, soap, mllp, sftp, net (below any of them) or connector (before any of them)
 * @param name the signal in that protocol: {@code 404}, {@code AR}, {@code fault client}, {@code timeout}
 * @param answer the partner's answer as it came, or empty; never printed
 */
public record Signal(String protocol, String name, byte[] answer) {

    private static final byte[] NOTHING = {};

    public Signal {
        protocol = protocol.toLowerCase(Locale.ROOT);
        answer = answer.clone();
    }

    public static Signal of(String protocol, String name) {
        return new Signal(protocol, name, NOTHING);
    }

    @Override
    public String toString() {
        return protocol + " " + name;
    }
}
