package je.gov.hub.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of the style guide that can only be read off source text. Each answers with the files that break it. */
final class SourceRules {

    private static final Pattern SQL = Pattern.compile(
            "\"\\s*(select\\s.+\\sfrom|insert\\s+into|update\\s+\\w+\\s+set|delete\\s+from|create\\s+table)\\s",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SLEEP = Pattern.compile("Thread\\s*\\.\\s*sleep\\s*\\(");
    private static final Pattern UNTRACED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!\\s*#\\d+)");

    private SourceRules() {}

    static List<Path> packagesWithoutAMarkedPackageInfo(Path sources) {
        return packages(sources).filter(SourceRules::isUnmarked).toList();
    }

    static List<Path> sqlOutsideTables(Path sources) {
        return files(sources)
                .filter(file -> !file.toString().endsWith("Table.java"))
                .filter(file -> SQL.matcher(text(file)).find())
                .toList();
    }

    static List<Path> sleeping(Path sources) {
        return files(sources).filter(file -> SLEEP.matcher(text(file)).find()).toList();
    }

    static List<Path> untracedTodos(Path sources) {
        return files(sources)
                .filter(file -> UNTRACED.matcher(text(file)).find())
                .toList();
    }

    private static boolean isUnmarked(Path folder) {
        var info = folder.resolve("package-info.java");
        return !Files.exists(info)
                || !text(info).contains("@NullMarked")
                || !text(info).startsWith("/**");
    }

    private static Stream<Path> packages(Path sources) {
        return files(sources).map(Path::getParent).distinct();
    }

    private static Stream<Path> files(Path sources) {
        try (var walk = Files.walk(sources)) {
            return walk.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
