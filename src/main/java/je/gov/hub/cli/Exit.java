package je.gov.hub.cli;

/** What a command's exit code says to a script. 2, wrong usage, is picocli's. */
final class Exit {

    /** Done; of deliveries: all delivered. */
    static final int DONE = 0;

    /** It failed, was refused, or found mistakes. */
    static final int FAILED = 1;

    /** Something is quarantined, held, or parked behind it: a person must decide. */
    static final int HELD = 3;

    /** Something is still on its way. */
    static final int PENDING = 4;

    private Exit() {}
}
