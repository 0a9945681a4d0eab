package io.languard.core.backup;

import io.languard.toolkit.file.FolderLinks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The symbolic links that a backup leaves out, for a warning. Those to registered mods, which a start creates, do not count. */
final class OmittedLinks {

    private static final int MAX_NAMES = 10;

    private final List<Path> mods = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    OmittedLinks(List<Path> modFolders) {
        modFolders.forEach(folder -> mods.add(target(folder)));
    }

    void add(Path link, String name) {
        Path target = target(link);
        if (mods.stream().noneMatch(target::startsWith)) {
            names.add("'" + name + "'");
        }
    }

    private static Path target(Path path) {
        try {
            return FolderLinks.real(path);
        } catch (IOException e) {
            return path; // it leads in a circle or can't be read
        }
    }

    /** Returns the warning; empty if no link was left out. */
    Optional<String> warning() {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        int more = names.size() - MAX_NAMES;
        return Optional.of("The backup does not contain what is behind these links: "
                + String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())))
                + (more > 0 ? " and " + more + " more" : ""));
    }
}
