package je.gov.hub.component;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import je.gov.hub.event.Fault;
import je.gov.hub.event.Reading;
import je.gov.hub.intake.FeedPage;
import je.gov.hub.intake.FeedPage.FeedItem;
import je.gov.hub.intake.Told;
import org.jspecify.annotations.Nullable;

/** Reads the body of an outbox with {@code items=page}. */
final class FeedPages {

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_REASON = 1_000;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

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
        if (item.has("unreadable")) {
            return illegible(
                    reference(item.path("reference").asText(), position),
                    item.path("unreadable").asText());
        }
        return switch (reader.apply(item.toString().getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read read -> new FeedItem.Legible(new Told(read.event(), null));
            case Reading.Malformed malformed -> illegible(position, text(malformed.faults()));
            case Reading.TooBig big -> illegible(position, "is larger than " + big.limit() + " bytes");
        };
    }

    /** The partner's own name for it, where that can be kept: a NUL, for one, the ledger could not take, and the feed would stand. */
    private static String reference(String told, String position) {
        boolean keepable = !told.isBlank()
                && told.length() <= LONGEST_REFERENCE
                && !CONTROLS.matcher(told).find();
        return keepable ? told : position;
    }

    private static FeedItem.Illegible illegible(String reference, String reason) {
        var plain = CONTROLS.matcher(reason).replaceAll(" ");
        return new FeedItem.Illegible(reference, plain.substring(0, Math.min(LONGEST_REASON, plain.length())));
    }

    private static String text(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.pointer() + " " + fault.detail())
                .collect(Collectors.joining("; "));
    }
}
