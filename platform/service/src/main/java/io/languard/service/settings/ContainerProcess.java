package io.languard.service.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Finds out whether this process is the main process of a container: when it ends, the kernel kills all others. */
public final class ContainerProcess {

    /** The init programs of containers, which end with their only child. */
    private static final Set<String> INITS = Set.of("tini", "docker-init", "dumb-init", "catatonit", "podman-init");

    private ContainerProcess() {}

    /** Returns whether this process has the id 1, or its parent has and is an init program made for containers. */
    public static boolean isMain() {
        return isMain(ProcessHandle.current(), Path.of("/proc/1/comm"));
    }

    static boolean isMain(ProcessHandle process, Path nameOfInit) {
        if (process.pid() == 1) {
            return true;
        }
        try {
            return process.parent().filter(parent -> parent.pid() == 1).isPresent()
                    && INITS.contains(Files.readString(nameOfInit).strip());
        } catch (IOException e) {
            return false;
        }
    }
}
