package io.languard.lxc.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Locates the engine's socket: the configured one, or the first of the usual locations that exists. Evaluated for each
 * request, since an engine may be installed or started after the platform.
 *
 * <p>The usual locations are from the LXD documentation, "Environment variables" ({@code LXD_DIR}, {@code LXD_SOCKET}),
 * the layout of the snap, and the same page of the Incus documentation.
 */
public final class EngineSocketLocator implements Supplier<Path> {

    private final List<Path> candidates;

    private EngineSocketLocator(List<Path> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /** Returns a locator for exactly this socket. */
    public static EngineSocketLocator at(Path socket) {
        return new EngineSocketLocator(List.of(socket));
    }

    /** Returns a locator for the usual sockets of LXD, then of Incus, as overridden by this environment. */
    public static EngineSocketLocator defaults(Map<String, String> environment) {
        List<Path> paths = new ArrayList<>();
        add(paths, environment.get("LXD_SOCKET"), "");
        add(paths, environment.get("LXD_DIR"), "unix.socket");
        paths.add(Path.of("/var/snap/lxd/common/lxd/unix.socket"));
        paths.add(Path.of("/var/lib/lxd/unix.socket"));
        add(paths, environment.get("INCUS_SOCKET"), "");
        add(paths, environment.get("INCUS_DIR"), "unix.socket");
        paths.add(Path.of("/run/incus/unix.socket"));
        paths.add(Path.of("/var/lib/incus/unix.socket"));
        return new EngineSocketLocator(paths);
    }

    private static void add(List<Path> paths, @Nullable String value, String file) {
        if (value != null && !value.isEmpty()) {
            paths.add(Path.of(value, file));
        }
    }

    @Override
    public Path get() {
        return candidates.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new EngineException("no container engine found: "
                        + candidates.stream().map(Path::toString).collect(Collectors.joining(", "))
                        + (candidates.size() == 1
                                ? " does not exist"
                                : " do not exist; set LXC_SOCKET to use another")));
    }
}
