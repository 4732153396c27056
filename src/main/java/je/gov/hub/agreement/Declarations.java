package je.gov.hub.agreement;

import java.util.LinkedHashMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import je.gov.hub.agreement.file.AgreementReader.Contents;
import je.gov.hub.agreement.file.AgreementReader.Declared;
import je.gov.hub.event.Mistake;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;

/**
 * What the files of the folder declare, as far as it can be in force.
 *
 * @param files what is taken from each file, by its path
 * @param owners the file that has each system in force
 * @param mistakes what keeps a file, or a system of it, from being in force as it is written
 */
record Declarations(
        SortedMap<String, Contents> files, SortedMap<SystemId, String> owners, SortedSet<Mistake> mistakes) {

    static final Declarations NONE = new Declarations(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

    /** What can be in force after these, when the files now read so. */
    Declarations next(SortedMap<String, Contents> read) {
        var mistakes = new TreeSet<Mistake>();
        var files = new TreeMap<String, Contents>();
        read.forEach((file, contents) -> {
            mistakes.addAll(contents.mistakes());
            take(files, file, contents.mistakes().isEmpty() ? contents : null);
        });
        while (refuseOneIntruder(files, mistakes)) {
            // a refused file is as it was before, which may in turn collide with another that changed
        }
        return new Declarations(files, owned(files, mistakes), mistakes);
    }

    private void take(SortedMap<String, Contents> into, String file, @Nullable Contents contents) {
        var taken = contents == null ? files.get(file) : contents;
        if (taken == null) {
            into.remove(file);
        } else {
            into.put(file, taken);
        }
    }

    /** Refuses a file that declares a system which another file has in force and still declares. */
    private boolean refuseOneIntruder(SortedMap<String, Contents> into, SortedSet<Mistake> mistakes) {
        for (var file : into.keySet()) {
            for (var declared : into.get(file).declared()) {
                var owner = owners.get(id(declared));
                if (owner != null && !owner.equals(file) && declares(into.get(owner), id(declared))) {
                    mistakes.add(twice(file, declared, owner));
                    take(into, file, null);
                    return true;
                }
            }
        }
        return false;
    }

    /** Who has which system; one that several files declare, and none had before, is nobody's. */
    private static SortedMap<SystemId, String> owned(SortedMap<String, Contents> files, SortedSet<Mistake> mistakes) {
        var owned = new TreeMap<SystemId, String>();
        files.forEach((file, contents) -> contents.declared().forEach(declared -> {
            var others = new TreeSet<>(files.keySet());
            others.removeIf(other -> other.equals(file) || !declares(files.get(other), id(declared)));
            if (others.isEmpty()) {
                owned.put(id(declared), file);
            } else {
                mistakes.add(twice(file, declared, others.first()));
            }
        }));
        return owned;
    }

    private static boolean declares(@Nullable Contents contents, SystemId system) {
        return contents != null
                && contents.declared().stream()
                        .anyMatch(declared -> id(declared).equals(system));
    }

    private static SystemId id(Declared declared) {
        return declared.agreement().system().id();
    }

    private static Mistake twice(String file, Declared declared, String other) {
        return mistake(file, declared, "is declared in " + other + ", too; keep one");
    }

    private static Mistake mistake(String file, Declared declared, String message) {
        return new Mistake(file, declared.line(), declared.column(), "The system " + id(declared) + " " + message);
    }

    /** Those in force that are told something which nothing takes out to them. */
    SortedSet<Mistake> withoutWayOut(Predicate<String> takenOut) {
        var found = new TreeSet<Mistake>();
        files.forEach((file, contents) -> owned(file, contents)
                .filter(declared -> !declared.agreement().told().isEmpty())
                .filter(declared -> !takenOut.test(id(declared).value()))
                .forEach(declared -> found.add(mistake(
                        file, declared, "is told events, but no route takes hub:inbox:" + id(declared) + " out"))));
        return found;
    }

    /** The agreements that are in force. */
    InForce inForce() {
        var byFile = new LinkedHashMap<Agreement, String>();
        files.forEach(
                (file, contents) -> owned(file, contents).forEach(declared -> byFile.put(declared.agreement(), file)));
        return InForce.of(byFile);
    }

    private Stream<Declared> owned(String file, Contents contents) {
        return contents.declared().stream().filter(declared -> file.equals(owners.get(id(declared))));
    }
}
