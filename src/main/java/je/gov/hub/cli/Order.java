package je.gov.hub.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which system an operator speaks of, and why. */
final class Order {

    @Parameters(paramLabel = "SYSTEM", description = "The system's id, as its agreement says it.")
    String system = "";

    @Option(
            names = "--why",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in a few words, without personal data. The ledger keeps it, with who and when.")
    String why = "";
}
