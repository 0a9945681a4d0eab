package io.languard.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A machine with one processor and 1 GiB of memory: a control group, which only root can create, and an affinity. Everything
 * that is started in it stays in it.
 */
final class SmallMachine implements AutoCloseable {

    private static final String BYTES = Long.toString(1L << 30);
    private static final String NAME = "languard-benchmark";
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private final Path group;

    SmallMachine() throws IOException {
        boolean unified = Files.exists(GROUPS.resolve("cgroup.controllers"));
        group = (unified ? GROUPS : GROUPS.resolve("memory")).resolve(NAME);
        Files.createDirectories(group);
        Files.writeString(group.resolve(unified ? "memory.max" : "memory.limit_in_bytes"), BYTES);
    }

    /** Returns the words of a command that executes another one on this machine. */
    List<String> prefix() {
        return List.of(
                "/bin/sh",
                "-c",
                "echo $$ > '" + group.resolve("cgroup.procs") + "' && exec taskset -c 0 \"$@\"",
                "small-machine");
    }

    /** Returns the number of processes. */
    long processes() throws IOException {
        return Files.readAllLines(group.resolve("cgroup.procs")).size();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(group);
    }
}
