package je.gov.hub.sandbox;

import je.gov.hub.system.SystemId;

/** A department's system as the hub meets it: a real server of its protocol, whose mood can be changed while it runs. */
public interface Partner extends AutoCloseable {

    /** Where it is, and what it remembers. */
    Premises premises();

    /** The system it stands for. */
    default SystemId system() {
        return premises().system();
    }

    /** Its name in words. */
    default String name() {
        return premises().name();
    }

    /** How it is spoken to: sftp, mllp, soap, http. */
    default String protocol() {
        return premises().protocol();
    }

    /** The port it listens on. */
    default int port() {
        return premises().door().port();
    }

    /** Where it listens. */
    default String address() {
        return premises().address().formatted(port());
    }

    /** How it behaves now. */
    default Mood mood() {
        return premises().door().mood();
    }

    /** Makes it behave otherwise from now on. */
    default void turn(Mood mood) {
        premises().door().turn(mood);
    }

    /** What it remembers. */
    default Logbook logbook() {
        return premises().logbook();
    }

    /** Closes its port and cuts its connections. */
    @Override
    default void close() {
        premises().door().close();
    }
}
