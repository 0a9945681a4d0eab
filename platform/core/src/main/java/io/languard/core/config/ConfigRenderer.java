package io.languard.core.config;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.core.registry.GuardedService;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Renders a server's configuration through its adapter and validates the result. */
public final class ConfigRenderer {

    private ConfigRenderer() {}

    /**
     * Returns the rendered entries. Reports an invalid response of the adapter if an entry is outside the
     * server's directory or duplicated.
     */
    public static List<ConfigEntry> render(GuardedService<ConfigGenerator> generator, GameServer server) {
        List<ConfigEntry> entries = List.copyOf(generator.call(service -> service.render(server)));
        Set<String> labels = new HashSet<>();
        for (ConfigEntry entry : entries) {
            if (entry instanceof ConfigEntry.ConfigFile file && !isBelow(server.directory(), file.path())) {
                throw generator.invalidResponse(
                        "returned config file '" + entry.label() + "', which is outside the server's directory");
            }
            if (!labels.add(entry.label())) {
                throw generator.invalidResponse("returned two config entries with label '" + entry.label() + "'");
            }
        }
        return entries;
    }

    private static boolean isBelow(Path directory, Path path) {
        if (path.isAbsolute()) {
            return false;
        }
        Path file = directory.resolve(path).normalize();
        return file.startsWith(directory.normalize()) && !file.equals(directory.normalize());
    }
}
