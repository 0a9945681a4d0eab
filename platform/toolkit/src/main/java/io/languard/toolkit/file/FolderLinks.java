package io.languard.toolkit.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds symbolic links that lead out of a folder. Admins use them to share or move folders, so the platform and the
 * adapters may read and write behind them, but they delete nothing there that they did not just create.
 */
public final class FolderLinks {

    private FolderLinks() {}

    /**
     * Returns where a path really is if that is outside a folder; empty if it is inside. Neither need exist: a link to
     * a missing target counts as well. If the folder itself is a link, everything behind it is outside; pass
     * {@link #real real(folder)} to follow it.
     */
    public static Optional<Path> outside(Path folder, Path path) throws IOException {
        Path real = real(path);
        return real.startsWith(place(folder.toAbsolutePath())) ? Optional.empty() : Optional.of(real);
    }

    /** Resolves all links of a path. What does not exist, also because it has just been deleted, is not resolved. */
    public static Path real(Path path) throws IOException {
        return resolve(path.toAbsolutePath());
    }

    private static Path resolve(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException e) {
            Path target = target(path);
            return target == null ? place(path) : resolve(place(path).resolveSibling(target));
        }
    }

    /** Resolves the links of the parents only. */
    private static Path place(Path path) throws IOException {
        Path parent = path.getParent();
        return parent == null
                ? path
                : resolve(parent)
                        .resolve(Objects.requireNonNull(path.getFileName()))
                        .normalize();
    }

    private static @Nullable Path target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link);
        } catch (NoSuchFileException | NotLinkException e) {
            return null;
        }
    }
}
