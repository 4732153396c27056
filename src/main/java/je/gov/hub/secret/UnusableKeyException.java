package je.gov.hub.secret;

/** A key of the hub is missing or no key. Names the setting, never its value. */
public class UnusableKeyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnusableKeyException(String message) {
        super(message);
    }
}
