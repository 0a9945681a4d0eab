package io.languard.toolkit.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds symbolic links that lead out of the platform's folders. Admins use them to share or move folders, so the
 * platform reads and writes behind them, but it deletes nothing there that it did not just create.
 */
public final class FolderLinks {

    private FolderLinks() {}

    /**
     * Returns where the first link leads among the folder and its parents below {@code base}. If the folder is not below
     * it, only the folder itself can be such a link.
     */
    public static Optional<Path> target(Path base, Path folder) {
        Path current = folder.normalize();
        Optional<Path> found = Optional.empty();
        do {
            if (Files.isSymbolicLink(current)) {
                found = Optional.of(target(current));
            }
            current = current.getParent();
        } while (current != null && current.startsWith(base) && !current.equals(base));
        return found;
    }

    private static Path target(Path link) {
        try {
            return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
