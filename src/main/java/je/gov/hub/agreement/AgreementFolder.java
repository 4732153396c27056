package je.gov.hub.agreement;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import je.gov.hub.agreement.file.AgreementReader;
import je.gov.hub.agreement.file.AgreementReader.Contents;
import je.gov.hub.event.Mistake;
import je.gov.hub.schema.Schemas;

/**
 * The folder of agreement files, and the agreements in force that come from it. A file with a mistake changes nothing: the systems that
 * it had in force stay as they were, those it would add do not start; every other file is as good as it is. A system that two files
 * declare stays with the file that has it in force; where neither has, it does not start. Safe for use by many threads.
 */
public final class AgreementFolder {

    private final Path folder;
    private final AgreementReader reader;
    private final DeclaredAgreements agreements = new DeclaredAgreements();
    private Declarations declarations = Declarations.NONE;

    /** Opens a folder; nothing is in force before the first {@link #refresh}. */
    public AgreementFolder(Path folder, Schemas schemas) {
        this.folder = folder;
        this.reader = new AgreementReader(schemas);
    }

    /** The agreements in force; always the same object, whose answers change with each {@link #refresh}. */
    public Agreements agreements() {
        return agreements;
    }

    /**
     * All mistakes of the folder's files as they are now, without putting anything in force.
     *
     * @throws AgreementFolderException where the folder cannot be read
     */
    public SortedSet<Mistake> check() {
        return Declarations.NONE.next(read()).mistakes();
    }

    /**
     * Puts in force what the files say now, all at once. A file that is gone takes its systems with it.
     *
     * @return every mistake that keeps a file, or a system of it, from being in force as it is written
     * @throws AgreementFolderException where the folder cannot be read; what was in force stays
     */
    public synchronized SortedSet<Mistake> refresh() {
        var next = declarations.next(read());
        agreements.replace(next.inForce());
        declarations = next;
        return new TreeSet<>(next.mistakes());
    }

    /**
     * A mistake for each system in force that is told something, but has no way out: what is disclosed to it would wait for ever.
     *
     * @param takenOut whether a route takes this system's inbox out
     */
    public synchronized SortedSet<Mistake> withoutWayOut(Predicate<String> takenOut) {
        return declarations.withoutWayOut(takenOut);
    }

    private SortedMap<String, Contents> read() {
        var contents = new TreeMap<String, Contents>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(AgreementFolder::isAgreement).toList()) {
                contents.put(file.toString(), read(file));
            }
        } catch (IOException unreadable) {
            throw new AgreementFolderException(
                    "The folder of agreements cannot be read; set hub.systems to where it is: " + folder, unreadable);
        }
        return contents;
    }

    private static boolean isAgreement(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private Contents read(Path file) throws IOException {
        if (file.toString().endsWith(".yml")) {
            return wrong(file, "The name of an agreement's file ends in .yaml; rename it");
        }
        try {
            return reader.read(file.toString(), Files.readString(file));
        } catch (CharacterCodingException otherCharset) {
            return wrong(file, "The file is not written in UTF-8; save it as UTF-8");
        }
    }

    private static Contents wrong(Path file, String message) {
        return new Contents(List.of(), new TreeSet<>(List.of(new Mistake(file.toString(), 1, 1, message))));
    }
}
