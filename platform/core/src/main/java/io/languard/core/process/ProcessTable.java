package io.languard.core.process;

import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of this machine and their identities. Reads {@code /proc}, see proc(5), and falls back to the JDK where
 * that does not exist.
 */
public final class ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final boolean LINUX = Files.isReadable(PROC.resolve("self/stat"));

    /** The unit of processor times in {@code /proc}, which is the same on all architectures that Java supports. */
    private static final long MILLIS_PER_TICK = 10;

    private static final String BOOT = LINUX ? bootId() : "";

    private ProcessTable() {}

    /**
     * A process at the moment of a scan.
     *
     * @param session the pid of the process that leads its session; -1 if that is not known
     * @param started its start time in a unit of the system, later for younger processes
     * @param suspended whether it has been stopped by a signal until it is continued
     * @param processorTime the processor time that it has used since its start
     * @param residentBytes its resident memory; 0 if that is not known
     */
    record Entry(
            ProcessIdentity identity,
            long parent,
            long session,
            long started,
            boolean suspended,
            Duration processorTime,
            long residentBytes) {

        long pid() {
            return identity.pid();
        }
    }

    /** Returns the identity of the process with this pid; empty if there is none or it is a zombie. */
    public static Optional<ProcessIdentity> identify(long pid) {
        return find(pid).map(Entry::identity);
    }

    /** Returns whether exactly this process is alive, rather than another one with the same pid. */
    public static boolean isAlive(ProcessIdentity identity) {
        return identify(identity.pid()).filter(identity::equals).isPresent();
    }

    /** Returns all processes by their pid, without zombies. */
    static Map<Long, Entry> scan() {
        Map<Long, Entry> found = new HashMap<>();
        if (LINUX) {
            pids().forEach(pid -> find(pid).ifPresent(entry -> found.put(pid, entry)));
        } else {
            ProcessHandle.allProcesses()
                    .forEach(handle -> entry(handle).ifPresent(entry -> found.put(handle.pid(), entry)));
        }
        return found;
    }

    private static Optional<Entry> find(long pid) {
        return LINUX ? stat(pid) : ProcessHandle.of(pid).flatMap(ProcessTable::entry);
    }

    private static Optional<Entry> entry(ProcessHandle handle) {
        Optional<Instant> start = handle.isAlive() ? handle.info().startInstant() : Optional.empty();
        return start.map(at -> new Entry(
                new ProcessIdentity(handle.pid(), "epoch:" + at.toEpochMilli()),
                handle.parent().map(ProcessHandle::pid).orElse(-1L),
                -1,
                at.toEpochMilli(),
                false,
                handle.info().totalCpuDuration().orElse(Duration.ZERO),
                0));
    }

    /** Returns session leaders by the file that receives their standard output. */
    static Map<Path, ProcessIdentity> leadersByOutput() {
        Map<Path, ProcessIdentity> found = new HashMap<>();
        for (Entry entry : scan().values()) {
            if (entry.session() == entry.pid()) {
                ProcessDetails.file(entry.pid(), "fd/1").ifPresent(path -> found.put(Path.of(path), entry.identity()));
            }
        }
        return found;
    }

    private static List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                pids.add(Long.parseLong(entry.getFileName().toString()));
            }
        } catch (IOException | RuntimeException e) {
            return pids; // a partial list is better than none
        }
        return pids;
    }

    private static Optional<Entry> stat(long pid) {
        try {
            String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The second field, the command in parentheses, may contain spaces and parentheses itself.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            char state = fields[0].charAt(0);
            if (state == 'Z' || state == 'X') {
                return Optional.empty();
            }
            long started = Long.parseLong(fields[19]);
            return Optional.of(new Entry(
                    new ProcessIdentity(pid, BOOT + ":" + started),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[3]),
                    started,
                    state == 'T',
                    Duration.ofMillis(MILLIS_PER_TICK * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]))),
                    MemoryPage.SIZE * Long.parseLong(fields[21])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // no such process
        }
    }

    private static String bootId() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "boot";
        }
    }
}
