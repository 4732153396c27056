package je.gov.hub.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Reads CloudEvents 1.0.2 strictly, in the three modes of its HTTP binding. Safe for use by many threads.
 *
 * <p>Beyond the specification: an attribute's name has at most 20 characters, an id and a source at most 256, a type at
 * most 128; a time has at most nine digits after the second and no leap second; data is nested at most 32 deep, and its
 * objects name no field twice.
 *
 * <p>An event without data, or with the data {@code null}, is read with {@code null} as its data; data that is no JSON
 * (CloudEvents allows any) is read as one JSON string: the text, or for bytes that are no text their Base64 form. Both are
 * well-formed CloudEvents, and both are refused later, since no schema of ours describes them.
 */
public final class EventReader {

    /** 64 KiB: what every intermediary must carry (CloudEvents 1.0.2, size limits). */
    public static final int LIMIT = 64 * 1024;

    private static final int BATCH = 16;
    private static final int EVENTS = 1_000;
    private static final int DEPTH = 32;

    private final int limit;
    private final JsonText data = new JsonText(DEPTH);
    private final JsonText event = new JsonText(DEPTH + 1);
    private final JsonText events = new JsonText(DEPTH + 2);
    private final StructuredEvent structured = new StructuredEvent(data);
    private final BinaryEvent binary = new BinaryEvent(data);

    /** Reads events of up to 64 KiB. */
    public EventReader() {
        this(LIMIT);
    }

    /** @param limit the largest event in bytes, attributes and data together; a batch may be 16 times as large, and has 1,000 events at most */
    public EventReader(int limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("The limit of an event's size must be positive");
        }
        this.limit = limit;
    }

    /** Reads one event in structured mode: {@code application/cloudevents+json} in UTF-8. */
    public Reading structured(byte[] text) {
        if (text.length > limit) {
            return new Reading.TooBig(limit);
        }
        return switch (event.read(text)) {
            case JsonText.Result.Broken broken -> malformed(broken);
            case JsonText.Result.Tree tree -> structured.read(tree.root());
        };
    }

    /**
     * Reads one event in binary mode.
     *
     * @param headers {@code ce-*} and {@code content-type} in any letter case; others are not looked at. Header values as
     *     they came, percent-encoded (HTTP binding 1.0.2, section 3.1.3.2)
     * @param body the data; empty for none
     */
    public Reading binary(Map<String, List<String>> headers, byte[] body) {
        var attributes = AttributeHeaders.of(headers);
        return attributes.size() + body.length > limit ? new Reading.TooBig(limit) : binary.read(attributes, body);
    }

    /** Reads a batch: {@code application/cloudevents-batch+json} in UTF-8. It may be empty. */
    public BatchReading batch(byte[] text) {
        if (text.length > (long) limit * BATCH) {
            return new BatchReading.Unread(new Reading.TooBig(limit * BATCH));
        }
        return switch (events.read(text)) {
            case JsonText.Result.Broken broken -> new BatchReading.Unread(malformed(broken));
            case JsonText.Result.Tree tree -> each(tree.root());
        };
    }

    private BatchReading each(JsonNode items) {
        if (!items.isArray()) {
            return new BatchReading.Unread(malformed(new JsonText.Result.Broken("must be an array of events")));
        }
        if (items.size() > EVENTS) {
            return new BatchReading.TooMany(EVENTS);
        }
        return new BatchReading.Items(
                StreamSupport.stream(items.spliterator(), false).map(this::item).toList());
    }

    private Reading item(JsonNode item) {
        return item.toString().getBytes(StandardCharsets.UTF_8).length > limit
                ? new Reading.TooBig(limit)
                : structured.read(item);
    }

    private static Reading.Malformed malformed(JsonText.Result.Broken broken) {
        return new Reading.Malformed(List.of(new Fault("", broken.detail())));
    }

    static JsonNode none() {
        return NullNode.getInstance();
    }
}
