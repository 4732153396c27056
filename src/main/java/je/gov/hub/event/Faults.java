package je.gov.hub.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Gathers what is wrong with one event. Only names that the specification or its documented extensions define are told back:
 * any other name is what a teller wrote, and may itself be personal.
 */
final class Faults {

    private static final Set<String> NAMES = Set.of(
            "id",
            "source",
            "specversion",
            "type",
            "subject",
            "time",
            "dataschema",
            "datacontenttype",
            "data",
            "data_base64",
            "content-type",
            "dataref",
            "sequence",
            "partitionkey",
            "traceparent",
            "tracestate",
            "correlationid",
            "causationid");

    private final String place;
    private final List<Fault> found = new ArrayList<>();

    /** @param place what stands before an attribute's name in a fault's pointer */
    Faults(String place) {
        this.place = place;
    }

    void at(String attribute, String detail) {
        found.add(
                NAMES.contains(attribute)
                        ? new Fault(pointer(attribute), detail)
                        : new Fault("", "an extension attribute " + detail));
    }

    private String pointer(String attribute) {
        return attribute.equals(AttributeHeaders.CONTENT_TYPE) ? "header:content-type" : place + attribute;
    }

    void of(Fault fault) {
        found.add(fault);
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Fault> list() {
        return List.copyOf(found);
    }
}
