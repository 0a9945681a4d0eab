package io.languard.launcher;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces an outdated {@link ClassArchive}, in the background and once for each update: a second Languard with a database
 * of its own and without adapters starts twice at the lowest priority, responds to a few requests, and writes its classes
 * when it ends. Recording in this process instead would delay its end by seconds.
 */
final class ClassArchiver {

    private static final Logger LOG = LoggerFactory.getLogger(ClassArchiver.class);

    /** After the start, in which game servers and clients come back; tests set a shorter time. */
    private static final Duration DELAY = Duration.ofSeconds(Long.getLong("languard.archive.delay", 30));

    /** Busy games leave little to a process of the lowest priority. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** What the second process takes at most, and some room for games. */
    private static final long REQUIRED_MEMORY_KIB = 640L * 1024;

    private final ClassArchive archive;
    private final LanguardHome languardHome;

    private ClassArchiver(ClassArchive archive, LanguardHome languardHome) {
        this.archive = archive;
        this.languardHome = languardHome;
    }

    /** Deletes an archive that is outdated or not wanted, and makes a new one later if it is wanted. */
    static void start(DataFolder data, LanguardHome languardHome, boolean wanted) {
        ClassArchive archive;
        try {
            archive = ClassArchive.of(data, ClassPath.ofProcess());
            if (wanted && archive.isCurrent()) {
                return;
            }
            archive.delete();
        } catch (IOException e) {
            LOG.warn("Failed to check or delete the class archive: {}", e.getMessage());
            return;
        }
        if (wanted) {
            Thread thread = new Thread(new ClassArchiver(archive, languardHome)::run, "class-archive");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    private void run() {
        try {
            TimeUnit.NANOSECONDS.sleep(DELAY.toNanos());
            if (availableMemoryKib() < REQUIRED_MEMORY_KIB) {
                LOG.info(
                        "The class archive is not made because little memory is available; the next start tries again");
                return;
            }
            Path folder = archive.createTrainingFolder();
            try {
                train(folder);
            } finally {
                archive.deleteTrainingFolder();
            }
        } catch (IOException e) {
            LOG.warn("Failed to make the class archive; Languard works without it: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void train(Path folder) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(TIMEOUT);
        // Creates the database: its classes, such as those that read the schema's history, are not needed later.
        OptionalInt status = run(folder, List.of(), end);
        if (status.equals(OptionalInt.of(0))) {
            status = run(folder, archiveOptions(folder), end);
        }
        Path made = folder.resolve(ClassArchive.FILE);
        if (status.equals(OptionalInt.of(0)) && Files.exists(made)) {
            long size = Files.size(made);
            archive.replace(made);
            LOG.info("Made the class archive ({} MiB); the next start is faster", size >> 20);
        } else {
            archive.recordFailure();
            LOG.warn(
                    "Could not make the class archive ({}); Languard works without it: {}",
                    status.isPresent()
                            ? "status " + status.getAsInt()
                            : "not done after " + TIMEOUT.toMinutes() + " minutes",
                    lastLine(folder.resolve("output.txt")));
        }
    }

    /** Runs a process and returns its exit status; empty if it had to be ended. */
    private OptionalInt run(Path folder, List<String> options, Instant end) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(folder, options))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("output.txt").toFile()))
                .start();
        try {
            Thread ending = new Thread(() -> end(process), "class-archive-end");
            Runtime.getRuntime().addShutdownHook(ending);
            boolean ended = process.waitFor(Duration.between(Instant.now(), end).toMillis(), TimeUnit.MILLISECONDS);
            end(process);
            process.waitFor();
            Runtime.getRuntime().removeShutdownHook(ending);
            return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (IllegalStateException e) { // this process is ending
            end(process);
            throw new InterruptedException();
        }
    }

    /** Ends a process, and the one that it makes an AOT cache with. */
    private static void end(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        // Those that it has started meanwhile are no longer its descendants once it has ended.
        Stream.concat(descendants.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
    }

    private static List<String> archiveOptions(Path folder) {
        if (ClassArchive.USES_AOT_CACHE) {
            // What a start tells about methods would make the compilers take less trouble over those that become hot
            // later.
            return List.of(
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTRecordTraining",
                    "-XX:AOTCacheOutput=" + folder.resolve(ClassArchive.FILE));
        }
        return List.of("-XX:ArchiveClassesAtExit=" + folder.resolve(ClassArchive.FILE));
    }

    private List<String> command(Path folder, List<String> options) {
        List<String> command = new ArrayList<>();
        Path nice = Path.of("/usr/bin/nice");
        if (Files.isExecutable(nice)) {
            command.addAll(List.of(nice.toString(), "-n", "19"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        command.addAll(options);
        // The class path must be equal to that of the platform, or the JVM does not use the archive.
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dlanguard.home=" + languardHome.path(),
                "-cp",
                System.getProperty("java.class.path"),
                TrainingRun.class.getName(),
                folder.toString()));
        return command;
    }

    /** Returns the memory that programs can take without others being swapped out; all there is if it is unknown. */
    private static long availableMemoryKib() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static String lastLine(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
    }
}
