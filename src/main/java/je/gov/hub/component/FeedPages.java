package je.gov.hub.component;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import je.gov.hub.event.Fault;
import je.gov.hub.event.Reading;
import je.gov.hub.intake.FeedPage;
import je.gov.hub.intake.FeedPage.FeedItem;
import je.gov.hub.intake.Told;
import org.jspecify.annotations.Nullable;

/** Reads the body of an outbox with {@code items=page}. */
final class FeedPages {

    private FeedPages() {}

    static FeedPage read(JsonNode body, List<JsonNode> items, Function<byte[], Reading> reader) {
        if (!body.path("to").isTextual()) {
            throw new IllegalArgumentException("A page of a feed wants \"to\", the cursor it moves to");
        }
        var read = new ArrayList<FeedItem>(items.size());
        for (int index = 0; index < items.size(); index++) {
            read.add(item(items.get(index), "item " + index, reader));
        }
        return new FeedPage(from(body), body.path("to").asText(), read);
    }

    private static @Nullable String from(JsonNode body) {
        var from = body.path("from");
        return from.isTextual() ? from.asText() : null;
    }

    private static FeedItem item(JsonNode item, String position, Function<byte[], Reading> reader) {
        var reference = item.path("reference").asText(position);
        if (item.has("unreadable")) {
            return new FeedItem.Illegible(reference, item.path("unreadable").asText());
        }
        return switch (reader.apply(item.toString().getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read read -> new FeedItem.Legible(new Told(read.event(), null));
            case Reading.Malformed malformed -> new FeedItem.Illegible(position, text(malformed.faults()));
            case Reading.TooBig big -> new FeedItem.Illegible(position, "is larger than " + big.limit() + " bytes");
        };
    }

    private static String text(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.pointer() + " " + fault.detail())
                .collect(Collectors.joining("; "));
    }
}
