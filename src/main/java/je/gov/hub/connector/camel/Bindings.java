package je.gov.hub.connector.camel;

import java.time.Clock;
import java.util.Map;
import je.gov.hub.connector.wire.CsvFile;
import je.gov.hub.connector.wire.Er7;
import je.gov.hub.connector.wire.Er7Reading;
import je.gov.hub.connector.wire.XmlTree;

/** What connectors may call by name, besides Camel's own. */
public final class Bindings {

    private Bindings() {}

    /** By name, as Camel's registry wants it: {@code hub-csv}, {@code hub-hl7}, {@code hub-xml} and {@code standard-webhooks}. */
    public static Map<String, Object> of(Clock clock) {
        return Map.of(
                "hub-csv", new WireForm(CsvFile::write, CsvFile::read),
                "hub-hl7", new WireForm(Er7::write, Er7Reading::read),
                "hub-xml", new WireForm(XmlTree::write, XmlTree::read),
                "standard-webhooks", new StandardWebhooks(clock));
    }
}
