package je.gov.hub.exchange;

/** This node does not carry: another does, or ledger or broker is away. Ask again later, or there. */
public final class NotServingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotServingException() {
        super("This node does not carry now");
    }
}
