package io.languard.arma3.simulator.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of mission files: {@code mpmissions} in the install folder or the one of {@code -mpmissions=} ("Bohemia
 * wiki: Arma 3: Startup Parameters"). Names are case-sensitive, as on Linux.
 */
public final class MissionFolder {
    private static final String SUFFIX = ".pbo";

    private final Path folder;
    private final boolean isDefault;

    /**
     * Creates a mission folder.
     *
     * @param isDefault whether it is the default folder, the only one that the RCon command {@code missions} lists
     */
    public MissionFolder(Path folder, boolean isDefault) {
        this.folder = folder;
        this.isDefault = isDefault;
    }

    public boolean isDefaultFolder() {
        return isDefault;
    }

    public boolean holdsPacked(String template) {
        return isPlain(template) && Files.isRegularFile(folder.resolve(template + SUFFIX));
    }

    public boolean holdsUnpacked(String template) {
        return isPlain(template) && Files.isRegularFile(folder.resolve(template).resolve("mission.sqm"));
    }

    public boolean contains(String template) {
        return holdsPacked(template) || holdsUnpacked(template);
    }

    /** Returns the names of all mission files. */
    public List<String> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isPlain(String template) {
        return !template.isEmpty()
                && template.indexOf('/') < 0
                && template.indexOf('\\') < 0
                && template.indexOf(0) < 0;
    }
}
