package je.gov.hub.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads SOAP 1.1 envelopes as a WSDL's schemas say, without ever following a document type or an address in them. */
final class SoapCheck {

    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final Set<String> KEYS = Set.of("MessageID", "messageId", "MessageId", "deliveryId", "DeliveryId");

    private final Schema schema;

    private SoapCheck(Schema schema) {
        this.schema = schema;
    }

    /**
     * A message that is as the WSDL says.
     *
     * @param operation the local name of the body's element
     * @param key the message id
     */
    record Message(String operation, String namespace, String key) {}

    /** A message that is not; the text says why, without a value of the message. */
    static final class BadMessageException extends Exception {
        BadMessageException(String why) {
            super(why);
        }
    }

    /** Reads the schemas of a WSDL. */
    static SoapCheck of(Path wsdl) {
        try {
            var document = parse(Files.readAllBytes(wsdl));
            document.setDocumentURI(wsdl.toUri().toString());
            var schemas = new ArrayList<Source>();
            for (var element : elements(document.getDocumentElement(), XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")) {
                schemas.add(new DOMSource(element, wsdl.toUri().toString()));
            }
            var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return new SoapCheck(factory.newSchema(schemas.toArray(Source[]::new)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The WSDL " + wsdl + " cannot be read", unreadable);
        } catch (SAXException | BadMessageException broken) {
            throw new IllegalStateException("The WSDL " + wsdl + " is broken", broken);
        }
    }

    Message check(byte[] text) throws BadMessageException {
        var envelope = parse(text).getDocumentElement();
        if (!ENVELOPE.equals(envelope.getNamespaceURI()) || !"Envelope".equals(envelope.getLocalName())) {
            throw new BadMessageException("Not a SOAP 1.1 envelope");
        }
        var bodies = elements(envelope, ENVELOPE, "Body");
        var content = bodies.isEmpty() ? List.<Element>of() : children(bodies.getFirst());
        if (content.size() != 1) {
            throw new BadMessageException("The body must hold one element");
        }
        var request = content.getFirst();
        try {
            schema.newValidator().validate(new DOMSource(request));
        } catch (SAXException invalid) {
            throw new BadMessageException("The body is not as the WSDL says");
        } catch (IOException impossible) {
            throw new UncheckedIOException("A tree in memory cannot be read", impossible);
        }
        var key = key(envelope)
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> new BadMessageException("The message has no id"));
        return new Message(request.getLocalName(), String.valueOf(request.getNamespaceURI()), key);
    }

    /** A message with its lines indented, as a person wants to read it. */
    static String readable(byte[] text) {
        try {
            var transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty("indent", "yes");
            transformer.setOutputProperty("omit-xml-declaration", "yes");
            var out = new StringWriter();
            transformer.transform(new DOMSource(parse(text)), new StreamResult(out));
            return out.toString();
        } catch (TransformerException | BadMessageException unreadable) {
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> key(Element envelope) {
        var all = envelope.getElementsByTagNameNS("*", "*");
        for (var at = 0; at < all.getLength(); at++) {
            if (KEYS.contains(all.item(at).getLocalName())) {
                return Optional.of(all.item(at).getTextContent().strip());
            }
        }
        return Optional.empty();
    }

    private static List<Element> elements(Element root, String namespace, String name) {
        var found = new ArrayList<Element>();
        var all = root.getElementsByTagNameNS(namespace, name);
        for (var at = 0; at < all.getLength(); at++) {
            found.add((Element) all.item(at));
        }
        return found;
    }

    private static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static Document parse(byte[] text) throws BadMessageException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(text));
        } catch (SAXException | IOException unreadable) {
            throw new BadMessageException("Not well-formed XML, or with a document type");
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("This JDK's XML parser lacks what keeps it safe", missing);
        }
    }
}
