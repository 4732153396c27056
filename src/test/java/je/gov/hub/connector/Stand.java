package je.gov.hub.connector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** One connector, plugged in beside a real server, or client, of its protocol. */
interface Stand extends AutoCloseable {

    /**
     * Takes one contract example through the connector.
     *
     * @return what came out, by the name of the example's file that says what should
     */
    Map<String, byte[]> run(Path example) throws Exception;

    @Override
    void close() throws IOException;
}
