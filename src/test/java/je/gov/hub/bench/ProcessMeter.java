package je.gov.hub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process and all its children have used, as Linux counts it in {@code /proc}. */
record ProcessMeter(long pid) {

    /** USER_HZ, which is 100 wherever Linux runs Java. */
    private static final double TICKS = 100.0;

    /** Of the fields behind the name in {@code /proc/<pid>/stat}: own user and system time, and that of children that ended. */
    private static final int USER = 11;

    private static final int CHILDREN_SYSTEM = 14;
    private static final long KIB = 1024;

    /** Seconds of processor time since it started, those of its children included, whether they live or not. */
    double cpuSeconds() {
        return processes().mapToLong(ProcessMeter::ticks).sum() / TICKS;
    }

    /** The most memory of its own that it ever had resident, in bytes. */
    long peakResident() {
        return number(Path.of("/proc", Long.toString(pid), "status"), "VmHWM:");
    }

    /** The memory that it and its children have resident now, in bytes; what they share is counted once. */
    long resident() {
        return processes()
                .mapToLong(process -> number(Path.of("/proc", Long.toString(process), "smaps_rollup"), "Pss:"))
                .sum();
    }

    private Stream<Long> processes() {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid);
    }

    private static long ticks(long process) {
        return text(Path.of("/proc", Long.toString(process), "stat"))
                .map(text -> text.substring(text.lastIndexOf(')') + 2).split(" "))
                .map(fields -> {
                    long ticks = 0;
                    for (int field = USER; field <= CHILDREN_SYSTEM; field++) {
                        ticks += Long.parseLong(fields[field]);
                    }
                    return ticks;
                })
                .orElse(0L);
    }

    private static long number(Path file, String name) {
        return text(file).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                .sum();
    }

    /** Empty where the process ended meanwhile. */
    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
