package je.gov.hub.connector;

import java.io.Serial;

/** A message that cannot be read or printed. Its text names places, never values. */
public final class WireFormException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /** @param message what is wrong and where, without a value of the message */
    public WireFormException(String message) {
        super(message);
    }
}
