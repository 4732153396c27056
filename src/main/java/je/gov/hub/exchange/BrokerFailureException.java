package je.gov.hub.exchange;

/** The broker does not do what it must: it does not start, or a session with it broke. */
public class BrokerFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerFailureException(String message) {
        super(message);
    }

    BrokerFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
