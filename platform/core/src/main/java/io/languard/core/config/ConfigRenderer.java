package io.languard.core.config;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.core.registry.GuardedService;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an adapter makes of a server's configuration, in a form that can be shown, sent and written. */
public final class ConfigRenderer {

    /** Characters in all: far more than a game reads, and few enough to be held several times over. */
    static final int MAX_TEXT_LENGTH = 4 * 1024 * 1024;

    private ConfigRenderer() {}

    /** The entries; an adapter's failure if one of them is not below the server's folder, or there twice. */
    public static List<ConfigEntry> render(GuardedService<ConfigGenerator> generator, GameServer server) {
        List<ConfigEntry> entries = List.copyOf(generator.call(provided -> provided.render(server)));
        Set<String> labels = new HashSet<>();
        long text = 0;
        for (ConfigEntry entry : entries) {
            if (entry instanceof ConfigEntry.ConfigFile file && !isBelow(server.directory(), file.path())) {
                throw generator.invalidAnswer(
                        "wants config file '" + entry.label() + "' outside the server's directory");
            }
            if (!labels.add(entry.label())) {
                throw generator.invalidAnswer("named two config entries '" + entry.label() + "'");
            }
            text += entry.text().length();
        }
        if (text > MAX_TEXT_LENGTH) {
            throw generator.invalidAnswer("rendered more than " + MAX_TEXT_LENGTH + " characters of configuration");
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
