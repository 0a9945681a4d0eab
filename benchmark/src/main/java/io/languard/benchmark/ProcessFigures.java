package io.languard.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the kernel says of a process, see proc(5).
 *
 * @param processorSeconds the processor time of all threads since the process was started, in steps of 10 ms
 * @param threads the names of the threads, of at most 15 characters
 */
record ProcessFigures(double processorSeconds, double residentMb, double privateDirtyMb, List<String> threads) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final int STIME = 12;

    static ProcessFigures of(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        String rollup = Files.readString(folder.resolve("smaps_rollup"));
        return new ProcessFigures(
                processorSeconds(pid), mib(rollup, "Rss:"), mib(rollup, "Private_Dirty:"), threads(folder));
    }

    /** Returns the figures of a JVM after a full collection. */
    static ProcessFigures afterCollection(long pid) throws IOException, InterruptedException {
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), "" + pid, "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        TimeUnit.SECONDS.sleep(1);
        return of(pid);
    }

    static double processorSeconds(long pid) throws IOException {
        return processorSeconds(
                Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1));
    }

    /** Returns the processor time of the process or thread with this line of {@code /proc}. */
    static double processorSeconds(String stat) {
        // The second field, the command in parentheses, may contain spaces and parentheses itself.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
    }

    /** Returns the number of threads without those of the JDK that wait for the end of a child process each. */
    long threadsWithoutReapers() {
        return threads.stream()
                .filter(name -> !name.startsWith("process reaper"))
                .count();
    }

    private static double mib(String rollup, String field) {
        return rollup.lines()
                        .filter(line -> line.startsWith(field))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private static List<String> threads(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(folder.resolve("task"))) {
            for (Path task : tasks) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        }
        return names;
    }
}
