package je.gov.hub.component;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Finds out whose fault a SOAP fault is (SOAP 1.1 section 4.4.1, SOAP 1.2 part 1 section 5.4.6). */
final class SoapFaults {

    private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

    private SoapFaults() {}

    /** client, server or version; empty where the answer is no SOAP fault. */
    static Optional<String> side(byte[] answer) {
        if (answer.length == 0) {
            return Optional.empty();
        }
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(answer));
            return fault(reader) ? code(reader) : Optional.empty();
        } catch (XMLStreamException noXml) {
            return Optional.empty();
        }
    }

    private static boolean fault(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals("Fault")
                    && (SOAP_11.equals(reader.getNamespaceURI()) || SOAP_12.equals(reader.getNamespaceURI()))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> code(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && (reader.getLocalName().equals("faultcode")
                            || reader.getLocalName().equals("Value"))) {
                return Optional.of(side(reader.getElementText().strip()));
            }
        }
        return Optional.of("server");
    }

    /** A code may be qualified, and refined after a dot: {@code soap:Client.Validation}. */
    private static String side(String code) {
        var local = code.substring(code.indexOf(':') + 1);
        int dot = local.indexOf('.');
        return switch (dot < 0 ? local : local.substring(0, dot)) {
            case "Client", "Sender" -> "client";
            case "VersionMismatch", "MustUnderstand" -> "version";
            default -> "server";
        };
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
