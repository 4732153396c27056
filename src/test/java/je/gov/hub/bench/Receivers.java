package je.gov.hub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The five that are told, the same for all: three by HTTP, one by CSV files over SFTP, one by HL7 over MLLP. They take
 * everything and remember nothing but that it arrived.
 */
record Receivers(HttpReceiver csp, HttpReceiver jfsc, HttpReceiver revenue, FileReceiver parish, MllpReceiver practice)
        implements AutoCloseable {

    private static final String RECEIPT = """
            <?xml version="1.0" encoding="UTF-8"?>\
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
            <r:NotificationResponse xmlns:r="urn:je:gov:revenue:notification:v1"><r:reference>RJ-1</r:reference>\
            </r:NotificationResponse></soap:Body></soap:Envelope>""";

    static Receivers start(Arrivals arrivals, Path folder) throws IOException {
        return new Receivers(
                HttpReceiver.start("", body -> arrivals.arrived(0, body)),
                HttpReceiver.start("", body -> arrivals.arrived(1, body)),
                HttpReceiver.start(RECEIPT, body -> arrivals.arrived(2, body)),
                FileReceiver.start(folder, body -> arrivals.arrived(3, body)),
                MllpReceiver.start(body -> arrivals.arrived(4, body)));
    }

    /** What makes a hub tell these, and not the island's own partners. */
    Map<String, String> hubProperties() {
        return Map.of(
                "csp.webhook.url", csp.address(),
                "jfsc.webhook.url", jfsc.address(),
                "revenue.soap.url", revenue.address(),
                "parish-he.sftp.port", Integer.toString(parish.port()),
                "parish-he.sftp.username", FileReceiver.USER,
                "parish-he.sftp.password", FileReceiver.PASSWORD,
                "parish-he.sftp.known-hosts", parish.knownHosts().toString(),
                "gp-harbour.mllp.port", Integer.toString(practice.port()));
    }

    /** The same for the bare application. */
    Map<String, String> bareProperties() {
        return Map.of(
                "bare.csp", csp.address(),
                "bare.jfsc", jfsc.address(),
                "bare.revenue", revenue.address(),
                "bare.parish.port", Integer.toString(parish.port()),
                "bare.parish.user", FileReceiver.USER,
                "bare.parish.password", FileReceiver.PASSWORD,
                "bare.parish.known-hosts", parish.knownHosts().toString(),
                "bare.practice.port", Integer.toString(practice.port()));
    }

    @Override
    public void close() throws IOException {
        csp.close();
        jfsc.close();
        revenue.close();
        practice.close();
        parish.close();
    }
}
