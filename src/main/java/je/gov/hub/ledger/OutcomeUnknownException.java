package je.gov.hub.ledger;

/** The database did not say whether it committed: everything in it is there, or nothing is. Telling it again finds out. */
public class OutcomeUnknownException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(Throwable cause) {
        super("It is not known whether the commit took place", cause);
    }
}
