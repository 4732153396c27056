package je.gov.hub.secret;

/** What was sealed cannot be opened: another key, another place, or changed bytes. */
public class BrokenSealException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BrokenSealException(String place, Throwable cause) {
        super("The seal of " + place + " is broken: was it written under another hub.keys.seal?", cause);
    }
}
