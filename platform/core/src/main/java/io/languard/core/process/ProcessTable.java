package io.languard.core.process;

import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine's processes: who is who, and who belongs together. Reads {@code /proc} where there is one (see proc(5)); else
 * falls back to what the JDK knows.
 */
public final class ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final boolean LINUX = Files.isReadable(PROC.resolve("self/stat"));
    private static final String BOOT = LINUX ? bootId() : "";

    private ProcessTable() {}

    /** Who has this pid now; empty if nobody has, or only a zombie is left of him. */
    public static Optional<ProcessIdentity> identify(long pid) {
        if (LINUX) {
            return stat(pid)
                    .filter(stat -> stat.state() != 'Z' && stat.state() != 'X')
                    .map(stat -> new ProcessIdentity(pid, BOOT + ":" + stat.startTicks()));
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessIdentity(pid, "epoch:" + start.toEpochMilli()));
    }

    /** Whether this very process lives. */
    public static boolean isAlive(ProcessIdentity identity) {
        return identify(identity.pid()).filter(identity::equals).isPresent();
    }

    /** The process, its descendants and everybody in the session that it leads, also those whose parents have gone. */
    public static List<ProcessHandle> tree(long pid) {
        Map<Long, ProcessHandle> found = new HashMap<>();
        ProcessHandle.of(pid).ifPresent(root -> {
            found.put(pid, root);
            root.descendants().forEach(child -> found.put(child.pid(), child));
        });
        if (LINUX) {
            for (long other : pids()) {
                if (!found.containsKey(other)
                        && stat(other).filter(stat -> stat.session() == pid).isPresent()) {
                    ProcessHandle.of(other).ifPresent(handle -> found.put(other, handle));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * Session leaders by the file that their standard output goes to. A server that was started a moment before the platform
     * was killed is known by nothing else.
     */
    public static Map<Path, ProcessIdentity> leadersByOutput() {
        Map<Path, ProcessIdentity> found = new HashMap<>();
        if (!LINUX) {
            return found;
        }
        for (long pid : pids()) {
            if (stat(pid).filter(stat -> stat.session() == pid).isPresent()) {
                output(pid).ifPresent(path -> identify(pid).ifPresent(identity -> found.put(path, identity)));
            }
        }
        return found;
    }

    private static Optional<Path> output(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(PROC.resolve(pid + "/fd/1")));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // gone meanwhile, or not ours to look at
        }
    }

    private static List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                pids.add(Long.parseLong(entry.getFileName().toString()));
            }
        } catch (IOException | RuntimeException e) {
            return pids; // what could be read is better than nothing
        }
        return pids;
    }

    private static Optional<Stat> stat(long pid) {
        try {
            String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The second field, the command in brackets, may hold blanks and brackets itself.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Optional.of(new Stat(fields[0].charAt(0), Long.parseLong(fields[3]), Long.parseLong(fields[19])));
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

    private record Stat(char state, long session, long startTicks) {}
}
