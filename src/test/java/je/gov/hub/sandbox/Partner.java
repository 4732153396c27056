package je.gov.hub.sandbox;

import je.gov.hub.system.SystemId;

/** A department's system as the hub meets it: a real server of its protocol, whose mood can be changed while it runs. */
public interface Partner extends AutoCloseable {

    /** The system it stands for. */
    SystemId system();

    /** Its name in words. */
    String name();

    /** How it is spoken to: sftp, mllp, soap, http. */
    String protocol();

    /** Where it listens. */
    String address();

    /** How it behaves now. */
    Mood mood();

    /** Makes it behave otherwise from now on. */
    void turn(Mood mood);

    /** What it remembers. */
    Logbook logbook();

    /** Closes its port and cuts its connections. */
    @Override
    void close();
}
