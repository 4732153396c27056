package je.gov.hub.cli;

/** A command cannot go on; the message says to the person at the terminal what is wrong and what to do. */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }

    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
