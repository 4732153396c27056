package je.gov.hub.component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds the event's type in a disclosure without reading its data. */
final class DisclosureReader {

    private final JsonFactory json = new JsonFactory();

    String type(byte[] disclosure) throws IOException {
        try (var parser = json.createParser(disclosure)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("type");
                parser.nextToken();
                if (found) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        }
        throw new IOException("A disclosure without a type");
    }
}
