package je.gov.hub.connector.partner;

import java.util.Map;

/** A real server of one protocol on loopback, which keeps what it is sent as it came. */
public interface Partner extends AutoCloseable {

    /** The connector's parameters that lead here. */
    Map<String, String> parameters();

    /** What came since the last call, exactly one message; fails where it is none or more. */
    byte[] received() throws Exception;

    @Override
    void close() throws java.io.IOException;
}
