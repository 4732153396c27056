package je.gov.hub.cli;

/** Colours for a terminal; without colour it leaves a text as it is. */
record Paint(boolean on) {

    private static final String RESET = "\u001b[0m";

    String good(String text) {
        return with("\u001b[32m", text);
    }

    String bad(String text) {
        return with("\u001b[31m", text);
    }

    String waiting(String text) {
        return with("\u001b[33m", text);
    }

    String faint(String text) {
        return with("\u001b[2m", text);
    }

    String strong(String text) {
        return with("\u001b[1m", text);
    }

    private String with(String colour, String text) {
        return on ? colour + text + RESET : text;
    }
}
