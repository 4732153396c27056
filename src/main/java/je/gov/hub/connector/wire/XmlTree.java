package je.gov.hub.connector.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import je.gov.hub.connector.WireFormException;

/**
 * XML 1.0 from and to JSON. An object's keys are element names, in their order; a key that begins with {@code @} is an attribute,
 * {@code #text} is an element's own text, an array is the same element again and again. Read, elements go by their local names and
 * attributes are left out; document type declarations and entities are refused.
 */
public final class XmlTree {

    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();
    private static final XMLInputFactory INPUT = closed(XMLInputFactory.newDefaultFactory());
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*");
    private static final int DEEPEST = 32;

    private XmlTree() {}

    private static XMLInputFactory closed(XMLInputFactory factory) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @param tree an object with one key, the root element */
    public static String write(JsonNode tree) throws WireFormException {
        if (!tree.isObject() || tree.size() != 1) {
            throw new WireFormException("An XML document has one root element");
        }
        var text = new StringWriter();
        try {
            var xml = OUTPUT.createXMLStreamWriter(text);
            text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            for (var root : tree.properties()) {
                element(xml, root.getKey(), root.getValue());
            }
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new WireFormException("An element or attribute cannot be printed as XML");
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, JsonNode value)
            throws XMLStreamException, WireFormException {
        if (value.isArray()) {
            for (var one : value) {
                element(xml, name, one);
            }
            return;
        }
        xml.writeStartElement(named(name));
        if (value.isObject()) {
            for (var inner : value.properties()) {
                attribute(xml, inner);
            }
            for (var inner : value.properties()) {
                content(xml, inner);
            }
        } else {
            characters(xml, text(name, value));
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, Map.Entry<String, JsonNode> inner)
            throws XMLStreamException, WireFormException {
        if (inner.getKey().startsWith("@")) {
            xml.writeAttribute(named(inner.getKey().substring(1)), text(inner.getKey(), inner.getValue()));
        }
    }

    private static void content(XMLStreamWriter xml, Map.Entry<String, JsonNode> inner)
            throws XMLStreamException, WireFormException {
        if ("#text".equals(inner.getKey())) {
            characters(xml, text(inner.getKey(), inner.getValue()));
        } else if (!inner.getKey().startsWith("@")) {
            element(xml, inner.getKey(), inner.getValue());
        }
    }

    /** A carriage return as such would be read as a line feed (XML 1.0, section 2.11). */
    private static void characters(XMLStreamWriter xml, String text) throws XMLStreamException {
        int begin = 0;
        for (int end = text.indexOf('\r'); end >= 0; end = text.indexOf('\r', begin)) {
            xml.writeCharacters(text.substring(begin, end));
            xml.writeEntityRef("#xD");
            begin = end + 1;
        }
        xml.writeCharacters(text.substring(begin));
    }

    private static String named(String name) throws WireFormException {
        if (!NAME.matcher(name).matches()) {
            throw new WireFormException(
                    "An XML name begins with a letter, and has letters, digits, hyphens, dots or colons");
        }
        return name;
    }

    /** Characters that XML 1.0 cannot carry, even escaped, are refused and not changed into others. */
    private static String text(String name, JsonNode value) throws WireFormException {
        var text = value.isNull() ? "" : value.asText();
        if (!text.codePoints().allMatch(XmlTree::isLegal)) {
            throw new WireFormException("The value for " + name + " has a character that XML 1.0 cannot carry");
        }
        return text;
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    /** @return an object with one key, the root element; an element without children is its text */
    public static JsonNode read(byte[] document) throws WireFormException {
        try {
            var xml = INPUT.createXMLStreamReader(new ByteArrayInputStream(document));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.DTD) {
                    throw new WireFormException("A document type declaration is not allowed");
                }
            }
            var tree = JsonNodeFactory.instance.objectNode();
            tree.set(xml.getLocalName(), element(xml, 1));
            while (xml.hasNext()) {
                xml.next();
            }
            return tree;
        } catch (XMLStreamException broken) {
            throw new WireFormException("Not well-formed XML");
        }
    }

    /** As {@link #read(byte[])}. */
    public static JsonNode read(String document) throws WireFormException {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode element(XMLStreamReader xml, int depth) throws XMLStreamException, WireFormException {
        if (depth > DEEPEST) {
            throw new WireFormException("More than " + DEEPEST + " elements inside each other");
        }
        var children = JsonNodeFactory.instance.objectNode();
        var text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                add(children, xml.getLocalName(), element(xml, depth + 1));
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return children.isEmpty()
                ? JsonNodeFactory.instance.textNode(text.toString().strip())
                : children;
    }

    private static void add(ObjectNode children, String name, JsonNode child) {
        var before = children.get(name);
        if (before == null) {
            children.set(name, child);
        } else if (before.isArray()) {
            children.withArray("/" + name.replace("~", "~0").replace("/", "~1")).add(child);
        } else {
            children.set(name, JsonNodeFactory.instance.arrayNode().add(before).add(child));
        }
    }
}
