package je.gov.hub.sandbox;

/** A partner's port of loopback, which follows the partner's mood: open or closed, prompt or slow, civil or not. */
interface Door extends AutoCloseable {

    /** The same as long as it lives, also while it is closed. */
    int port();

    Mood mood();

    void turn(Mood mood);

    @Override
    void close();
}
