package je.gov.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import je.gov.hub.event.BatchReading;
import je.gov.hub.event.Event;
import je.gov.hub.event.EventReader;
import je.gov.hub.event.Fault;
import je.gov.hub.event.Reading;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Opens what a request holds, in the mode that its media type says (CloudEvents 1.0.2, HTTP binding, section 3). */
@Component
class Letters {

    private static final MediaType STRUCTURED = new MediaType("application", "cloudevents+json");
    private static final MediaType BATCH = new MediaType("application", "cloudevents-batch+json");
    private static final String ATTRIBUTE = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    /** As many full events as the reader takes in one batch. */
    private static final int BATCH_OF = 16;

    private final RequestText text;
    private final EventReader reader;
    private final int largestEvent;
    private final int largestBatch;

    Letters(RequestText text, HttpSettings settings) {
        this.text = text;
        largestEvent = Math.toIntExact(settings.largestEvent().toBytes());
        largestBatch = largestEvent * BATCH_OF;
        reader = new EventReader(largestEvent);
    }

    Letter open(HttpServletRequest request) throws RequestRefusedException {
        var type = mediaType(request);
        if (type.equalsTypeAndSubtype(BATCH)) {
            return batch(reader.batch(text.read(request, largestBatch)));
        }
        if (type.equalsTypeAndSubtype(STRUCTURED)) {
            return one(reader.structured(text.read(request, largestEvent)), "/data");
        }
        if (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
            return binary(request);
        }
        throw new RequestRefusedException(Problem.UNSUPPORTED_MEDIA_TYPE);
    }

    private Letter binary(HttpServletRequest request) throws RequestRefusedException {
        return one(reader.binary(attributes(request), text.read(request, largestEvent)), "");
    }

    /** The allow-list of this edge: no other header goes further. Names count in any letter case. */
    private static Map<String, List<String>> attributes(HttpServletRequest request) {
        var attributes = new TreeMap<String, List<String>>();
        Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith(ATTRIBUTE) || name.equals(CONTENT_TYPE))
                .forEach(name -> attributes.put(name, Collections.list(request.getHeaders(name))));
        return attributes;
    }

    private static Letter one(Reading reading, String dataAt) throws RequestRefusedException {
        return switch (reading) {
            case Reading.Read read -> new Letter.One(read.event(), dataAt);
            case Reading.Malformed malformed -> new Letter.Illegible(Problem.MALFORMED, malformed.faults());
            case Reading.TooBig big -> throw new RequestRefusedException(Problem.TOO_BIG);
        };
    }

    private static Letter batch(BatchReading batch) throws RequestRefusedException {
        return switch (batch) {
            case BatchReading.Unread unread -> one(unread.reading(), "");
            case BatchReading.TooMany tooMany -> throw new RequestRefusedException(Problem.TOO_MANY_EVENTS);
            case BatchReading.Items items -> many(items.readings());
        };
    }

    private static Letter many(List<Reading> readings) throws RequestRefusedException {
        var events = new ArrayList<Event>();
        var faults = new ArrayList<Fault>();
        for (int index = 0; index < readings.size(); index++) {
            switch (readings.get(index)) {
                case Reading.Read read -> events.add(read.event());
                case Reading.Malformed malformed -> faults.addAll(within(index, malformed.faults()));
                case Reading.TooBig big -> throw new RequestRefusedException(Problem.TOO_BIG);
            }
        }
        return faults.isEmpty() ? new Letter.Many(events) : new Letter.Illegible(Problem.MALFORMED, faults);
    }

    private static List<Fault> within(int index, List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault("/" + index + fault.pointer(), fault.detail()))
                .toList();
    }

    private static MediaType mediaType(HttpServletRequest request) throws RequestRefusedException {
        var types = Collections.list(request.getHeaders("Content-Type"));
        try {
            var type = types.size() == 1 ? MediaType.parseMediaType(types.getFirst()) : MediaType.ALL;
            if (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset())) {
                return type;
            }
        } catch (InvalidMediaTypeException unreadable) {
            throw new RequestRefusedException(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        throw new RequestRefusedException(Problem.UNSUPPORTED_MEDIA_TYPE);
    }
}
