package je.gov.hub.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** Runs one command of the command line, and ends with its exit code. */
public final class Cli {

    private static final int WIDTH = 110;

    private Cli() {}

    /** The launcher says in the property {@code hub.home} where the project lies; without it, here. */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "je/gov/hub/cli/logback.xml");
        var here = Path.of("").toAbsolutePath();
        var surroundings = new Surroundings(
                Path.of(System.getProperty("hub.home", here.toString())),
                Path.of(System.getProperty("hub.folder", here.toString())),
                System.getenv(),
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Ansi.AUTO.enabled(),
                Clock.systemUTC());
        System.exit(run(surroundings, arguments));
    }

    static int run(Surroundings surroundings, String... arguments) {
        return line(surroundings).execute(arguments);
    }

    static CommandLine line(Surroundings surroundings) {
        var line = new CommandLine(new HubCommand(), CommandLine.defaultFactory());
        line.addSubcommand(new UpCommand(surroundings))
                .addSubcommand(new DownCommand(surroundings))
                .addSubcommand(new TellCommand(surroundings))
                .addSubcommand(new TrackCommand(surroundings))
                .addSubcommand(new SystemsCommand(surroundings))
                .addSubcommand(new SuspendCommand(surroundings))
                .addSubcommand(new ResumeCommand(surroundings))
                .addSubcommand(new IslandCommand(surroundings))
                .addSubcommand(QuarantineCommand.line(surroundings))
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new ReconcileCommand(surroundings))
                .addSubcommand(new CheckCommand(surroundings))
                .addSubcommand(new CompletionCommand(surroundings));
        line.registerConverter(Duration.class, Cli::duration);
        line.registerConverter(Instant.class, Cli::instant);
        line.setUsageHelpWidth(WIDTH);
        line.setOut(surroundings.out());
        line.setErr(surroundings.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.colour() ? Ansi.ON : Ansi.OFF));
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(surroundings, failure));
        return line;
    }

    private static int explain(Surroundings surroundings, Exception failure) throws Exception {
        if (!(failure instanceof CommandFailedException)) {
            throw failure;
        }
        surroundings.err().println(surroundings.paint().bad("hub: ") + failure.getMessage());
        return Exit.FAILED;
    }

    /** {@code 60s}, {@code 2m}, {@code 500ms}, or as ISO 8601 writes it. */
    private static Duration duration(String text) {
        var shouted = text.toUpperCase(Locale.ROOT);
        try {
            return shouted.endsWith("MS")
                    ? Duration.ofMillis(Long.parseLong(shouted.substring(0, shouted.length() - 2)))
                    : Duration.parse(shouted.startsWith("P") ? shouted : "PT" + shouted);
        } catch (NumberFormatException | DateTimeParseException unreadable) {
            throw new TypeConversionException("'" + text + "' is no length of time, such as 60s, 2m or 500ms");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new TypeConversionException("'" + text + "' is no time, such as 2026-11-26T09:00:00Z");
        }
    }
}
