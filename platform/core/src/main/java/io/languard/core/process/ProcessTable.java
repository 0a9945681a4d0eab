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
 * The processes of this machine: their identities and process trees. Reads {@code /proc}, see proc(5), and falls back
 * to the JDK where that does not exist.
 */
public final class ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final boolean LINUX = Files.isReadable(PROC.resolve("self/stat"));
    private static final String BOOT = LINUX ? bootId() : "";

    private ProcessTable() {}

    /** Returns the identity of the process with this pid; empty if there is none or it is a zombie. */
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

    /** Returns whether exactly this process is alive, rather than another one with the same pid. */
    public static boolean isAlive(ProcessIdentity identity) {
        return identify(identity.pid()).filter(identity::equals).isPresent();
    }

    /** Returns the process, its descendants and all members of the session that it leads, including orphans. */
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

    /** Returns session leaders by the file that receives their standard output. */
    static Map<Path, ProcessIdentity> leadersByOutput() {
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
            return Optional.empty(); // ended, or access denied
        }
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

    private static Optional<Stat> stat(long pid) {
        try {
            String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The second field, the command in parentheses, may contain spaces and parentheses itself.
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
