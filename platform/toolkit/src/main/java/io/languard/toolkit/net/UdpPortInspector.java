package io.languard.toolkit.net;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Finds out which process has bound a UDP port, from {@code /proc}. Where {@code /proc} is missing, every port counts
 * as bound.
 */
public final class UdpPortInspector {

    private static final List<String> TABLES = List.of("net/udp", "net/udp6");
    private static final int LOCAL = 1;
    private static final int INODE = 9;

    private final Path proc;

    public UdpPortInspector() {
        this(Path.of("/proc"));
    }

    public UdpPortInspector(Path proc) {
        this.proc = proc;
    }

    /** Returns whether a process or one of its descendants, for start scripts, has bound a port. */
    public boolean isBound(long pid, int port) {
        if (!Files.exists(proc.resolve(TABLES.get(0)))) {
            return true;
        }
        Set<String> sockets = sockets(port);
        LongStream children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return !sockets.isEmpty()
                && LongStream.concat(LongStream.of(pid), children).anyMatch(candidate -> holdsAny(candidate, sockets));
    }

    private Set<String> sockets(int port) {
        String ending = String.format(":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (String table : TABLES) {
            try {
                for (String line : Files.readAllLines(proc.resolve(table))) {
                    String[] columns = line.strip().split("\\s+");
                    if (columns.length > INODE && columns[LOCAL].endsWith(ending)) {
                        sockets.add("socket:[" + columns[INODE] + "]");
                    }
                }
            } catch (IOException e) {
                // Machines without IPv6 have no udp6 table.
            }
        }
        return sockets;
    }

    private boolean holdsAny(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(proc.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path file : open) {
                if (sockets.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException e) {
            // The process has just ended, which the owner detects by other means.
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
