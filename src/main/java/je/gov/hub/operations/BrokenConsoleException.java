package je.gov.hub.operations;

/** An MBean of the hub could not be registered or taken away; names which. */
public class BrokenConsoleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenConsoleException(Object name, Exception cause) {
        super("The MBean server does not take " + name, cause);
    }
}
