package je.gov.hub.connector;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;

/** Reads XML as a partner does, with the JDK's own parser. */
final class Xml {

    static final String REVENUE = "urn:je:gov:revenue:notification:v1";

    private Xml() {}

    static Document parse(byte[] text) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text));
    }

    /** The schema inside a WSDL. */
    static Schema schemaOf(Path wsdl) throws Exception {
        var schema = parse(Files.readAllBytes(wsdl))
                .getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                .item(0);
        return SchemaFactory.newDefaultInstance().newSchema(new DOMSource(schema));
    }
}
