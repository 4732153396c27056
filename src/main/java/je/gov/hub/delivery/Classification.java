package je.gov.hub.delivery;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The one table that says what a partner's signal means for the delivery. Rows are asked in order and the first that
 * matches decides; the last row takes what no other knows.
 */
public final class Classification {

    /** What becomes of a delivery. */
    enum Verdict {
        UNAVAILABLE,
        MISCONFIGURED,
        REFUSED
    }

    /**
     * One line of the table.
     *
     * @param name names the rule in records and reports
     * @param signals the names of the signals it takes, a regular expression
     * @param reached whether the partner may have taken the message all the same
     * @param reason for a person
     */
    record Row(String name, String protocol, Pattern signals, Verdict verdict, boolean reached, String reason) {

        boolean takes(Signal signal) {
            return (protocol.equals("*") || protocol.equals(signal.protocol()))
                    && signals.matcher(signal.name()).matches();
        }
    }

    private static final boolean REACHED = true;
    private static final boolean NOT_REACHED = false;

    static final List<Row> TABLE = List.of(
            unavailable("http 408", "http", "408", REACHED, "The system did not get the request in time"),
            unavailable(
                    "http 409 under our key", "http", "409 key", REACHED, "The system still works on this delivery"),
            unavailable("http 425", "http", "425", NOT_REACHED, "The system asks to try later"),
            unavailable("http 429", "http", "429", NOT_REACHED, "The system asks to slow down"),
            unavailable("http 503", "http", "503", NOT_REACHED, "The system is out of service for now"),
            unavailable("http 5xx", "http", "5\\d\\d", REACHED, "The system failed inside"),
            misconfigured("http 3xx", "http", "3\\d\\d", "The system's address has changed"),
            misconfigured("http 401", "http", "401", "The system does not accept our credentials"),
            misconfigured("http 403", "http", "403", "The system does not let us in"),
            misconfigured("http 404", "http", "404", "Nothing is at the system's address"),
            misconfigured("http 407", "http", "407", "A proxy on the way wants credentials"),
            misconfigured("http 410", "http", "410", "The system has left its address for good"),
            refused("http 4xx", "http", "4\\d\\d", NOT_REACHED, "The system refused the content"),
            unavailable("soap server fault", "soap", "fault server", REACHED, "The service failed inside"),
            misconfigured("soap version fault", "soap", "fault version", "The service speaks another version of SOAP"),
            refused("soap client fault", "soap", "fault client", NOT_REACHED, "The service refused the content"),
            refused("hl7 AR with a data error", "mllp", "AR data", NOT_REACHED, "The practice rejected the content"),
            unavailable("hl7 AR", "mllp", "AR|CR", NOT_REACHED, "The practice cannot take messages now"),
            refused("hl7 AE", "mllp", "AE|CE", NOT_REACHED, "The practice found an error in the content"),
            unavailable("hl7 answer unreadable", "mllp", "corrupt", REACHED, "The practice's answer cannot be read"),
            unavailable("hl7 no answer", "mllp", "silence", REACHED, "The practice did not answer"),
            unavailable("hl7 not sent", "mllp", "not sent", REACHED, "The message could not be sent whole"),
            misconfigured("sftp login", "sftp", "auth", "The server does not accept our login"),
            misconfigured("sftp host key", "sftp", "host key", "The server is not the one we know by its key"),
            misconfigured("sftp permission", "sftp", "permission", "The server does not let us write there"),
            misconfigured("sftp no folder", "sftp", "no folder", "The folder we write to is missing"),
            unavailable("sftp failure", "sftp", "failure", REACHED, "The server could not store the file"),
            misconfigured("certificate", "net", "certificate", "The system's certificate is not one we trust"),
            unavailable("no connection", "net", "no connection", NOT_REACHED, "The system cannot be reached"),
            unavailable("name unknown", "net", "unknown host", NOT_REACHED, "The system's name cannot be found"),
            unavailable("timeout", "net", "timeout", REACHED, "The system did not answer in time"),
            unavailable("took too long", "net", "overrun", REACHED, "The whole hand-over took too long and was cut"),
            unavailable("answer too big", "net", "answer too big", REACHED, "The system's answer is too big to be one"),
            unavailable("connection lost", "net", "lost", REACHED, "The connection broke while we spoke"),
            refused("mapping failed", "connector", "mapping", REACHED, "Our mapping failed on the content"),
            unavailable("route stopping", "connector", "stopping", REACHED, "The route was being stopped"),
            misconfigured(
                    "connector settings", "connector", "settings", "A setting of the connector is missing or wrong"),
            unavailable(
                    "connector says unavailable",
                    "connector",
                    "says unavailable",
                    REACHED,
                    "The connector reports it unavailable"),
            misconfigured(
                    "connector says misconfigured",
                    "connector",
                    "says misconfigured",
                    "The connector reports it misconfigured"),
            refused(
                    "connector says refused",
                    "connector",
                    "says refused",
                    NOT_REACHED,
                    "The connector reports it refused"),
            unavailable(
                    "no thread", "connector", "no thread", NOT_REACHED, "The hub has no thread left for a hand-over"),
            unavailable(
                    "connector crashed",
                    "connector",
                    "crashed",
                    REACHED,
                    "The connector ended in an error of the machine"),
            refused("connector failed", "*", ".*", REACHED, "The connector failed on the content"));

    private Classification() {}

    /** The outcome of a hand-over that ended in this signal; its reason is the row's. */
    public static Outcome of(Signal signal) {
        var row = TABLE.stream().filter(one -> one.takes(signal)).findFirst().orElseThrow();
        return outcome(row, signal, row.reason() + " (" + signal + ")");
    }

    /**
     * The same, with the connector's own words.
     *
     * @param reason for a person, without personal data
     */
    public static Outcome of(Signal signal, String reason) {
        var row = TABLE.stream().filter(one -> one.takes(signal)).findFirst().orElseThrow();
        return outcome(row, signal, reason);
    }

    private static Outcome outcome(Row row, Signal signal, String reason) {
        var why = new Outcome.Refusal(row.name(), reason, signal.answer());
        return switch (row.verdict()) {
            case UNAVAILABLE -> new Outcome.Unavailable(why, row.reached(), signal.pause());
            case MISCONFIGURED -> new Outcome.Misconfigured(why);
            case REFUSED -> new Outcome.Refused(why, row.reached());
        };
    }

    private static Row unavailable(String name, String protocol, String signals, boolean reached, String reason) {
        return new Row(name, protocol, Pattern.compile(signals), Verdict.UNAVAILABLE, reached, reason);
    }

    private static Row misconfigured(String name, String protocol, String signals, String reason) {
        return new Row(name, protocol, Pattern.compile(signals), Verdict.MISCONFIGURED, NOT_REACHED, reason);
    }

    private static Row refused(String name, String protocol, String signals, boolean reached, String reason) {
        return new Row(name, protocol, Pattern.compile(signals), Verdict.REFUSED, reached, reason);
    }
}
