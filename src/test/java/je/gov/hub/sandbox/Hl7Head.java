package je.gov.hub.sandbox;

/**
 * What an acknowledgement needs to know of a message, read from its MSH segment, however bad the rest may be.
 *
 * @param application MSH-3
 * @param facility MSH-4
 * @param type MSH-9.1
 * @param event MSH-9.2
 * @param controlId MSH-10
 * @param version MSH-12
 */
record Hl7Head(String application, String facility, String type, String event, String controlId, String version) {

    /** Reads the first segment; what is missing is empty. */
    static Hl7Head of(String message) {
        var fields = message.split("[\r\n]", 2)[0].split("\\|", -1);
        if (!fields[0].equals("MSH")) {
            return new Hl7Head("", "", "", "", "", "");
        }
        var type = field(fields, 9).split("\\^", -1);
        return new Hl7Head(
                field(fields, 3),
                field(fields, 4),
                type[0],
                type.length > 1 ? type[1] : "",
                field(fields, 10),
                field(fields, 12));
    }

    // MSH-1 is the separator itself, so that MSH-n is the field n-1 between separators
    private static String field(String[] fields, int number) {
        return fields.length >= number ? fields[number - 1] : "";
    }
}
