package je.gov.hub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import je.gov.hub.sandbox.Effect.Deed;
import je.gov.hub.system.SystemId;

/** One parish: its folders on the parishes' SFTP server, and what its people find there. */
public final class Parish implements Partner {

    private static final String REGISTER = "register";
    private static final String COUNTER = "counter";

    private final Path root;
    private final Logbook logbook;
    private final Temper temper;
    private final Premises premises;
    private final AtomicBoolean breaksOff = new AtomicBoolean();
    private final AtomicInteger brokenOff = new AtomicInteger();

    Parish(SystemId system, String name, Path root, Logbook logbook, Duration slowness, ParishSftp server) {
        this.root = root;
        this.logbook = logbook;
        this.temper = new Temper(slowness);
        var door = new ServerDoor(temper, server::port, server::moodsChanged);
        this.premises = new Premises(system, name, "sftp", "sftp://127.0.0.1:%d", door, logbook);
        makeFolders();
    }

    @Override
    public Premises premises() {
        return premises;
    }

    /** Leaves a file with what was told at the counter, whole from the first moment it can be seen. */
    public void leaveAtCounter(String file, String csv) {
        var counter = root.resolve(COUNTER);
        try {
            var whole = Files.writeString(root.resolve("." + file), csv);
            Files.move(whole, counter.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The counter of " + system() + " cannot be written", unwritable);
        }
        logbook.write(Deed.TOLD, "csv", "", file, csv, "");
    }

    /** Whether the hub is done with a file that was left at the counter; it then has the time in its name. */
    public boolean isDoneWith(String file) {
        var name = file.substring(0, file.lastIndexOf('.')) + "-";
        return files(COUNTER + "/.done").stream().anyMatch(done -> done.startsWith(name));
    }

    /** The names of the files below a folder of the parish, such as {@code counter} or {@code counter/.done}, sorted. */
    public List<String> files(String folder) {
        try (var files = Files.list(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder " + folder + " of " + system() + " cannot be read", unreadable);
        }
    }

    /** The text of one file of the parish, such as {@code register/x.csv}. */
    public String text(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + file + " of " + system() + " cannot be read", unreadable);
        }
    }

    /** Files in the register that were begun and never renamed into place, sorted. */
    public List<String> halfWritten() {
        return files(REGISTER).stream().filter(file -> !isPlaced(file)).toList();
    }

    /** Half of what is written next arrives; then whoever writes it is cut off. Once. */
    public void breakOff() {
        breaksOff.set(true);
    }

    /** How often a file was broken off half-way. */
    public int brokenOff() {
        return brokenOff.get();
    }

    /** Whether what is written now breaks off half-way. */
    boolean breaksOffNow() {
        boolean now = breaksOff.compareAndSet(true, false);
        if (now) {
            brokenOff.incrementAndGet();
        }
        return now;
    }

    Temper temper() {
        return temper;
    }

    /** Something was renamed: when it is a file in the register now, the parish's software reads it. */
    void placed(String path, byte[] content) {
        var file = path.substring(path.lastIndexOf('/') + 1);
        if (!path.startsWith("/" + REGISTER + "/") || !isPlaced(file)) {
            return;
        }
        var key = file.substring(0, file.length() - ".csv".length());
        var fault = StrictCsv.fault(content);
        var text = new String(content, StandardCharsets.UTF_8);
        if (fault.isPresent()) {
            logbook.write(Deed.FAULTY, "file", key, file, text, fault.get());
        } else {
            logbook.receive("file", key, file, text);
        }
    }

    private static boolean isPlaced(String file) {
        return file.endsWith(".csv") && !file.startsWith(".");
    }

    private void makeFolders() {
        try {
            Files.createDirectories(root.resolve(REGISTER));
            Files.createDirectories(root.resolve(COUNTER).resolve(".done"));
            Files.createDirectories(root.resolve(COUNTER).resolve("reject"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The folders of " + system() + " cannot be made", unwritable);
        }
    }
}
