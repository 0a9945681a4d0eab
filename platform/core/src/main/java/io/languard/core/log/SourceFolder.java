package io.languard.core.log;

import io.languard.api.log.LogSource;
import io.languard.core.process.OutputCapture;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where the files of a source lie, and in which order they were written. */
final class SourceFolder {

    private static final String LIVE_OUTPUT =
            Path.of(OutputCapture.PATH).getFileName().toString();

    private final Path directory;
    private final Predicate<Path> belongs;
    private final Comparator<FoundFile> order;
    private final boolean ours;
    private final String pattern;

    private SourceFolder(
            Path directory, Predicate<Path> belongs, Comparator<FoundFile> order, boolean ours, String pattern) {
        this.pattern = pattern;
        this.directory = directory;
        this.belongs = belongs;
        this.order = order;
        this.ours = ours;
    }

    /** A file that was there when looked for. */
    record FoundFile(Path path, String key, long size, long modifiedMillis) {

        String name() {
            return path.getFileName().toString();
        }

        /** Whether nothing has been written between these two looks. */
        boolean isUnchangedSince(FoundFile before) {
            return size == before.size && modifiedMillis == before.modifiedMillis;
        }
    }

    /** The captured output of a server with this directory: what was set aside comes before what is live. */
    static SourceFolder forOutput(Path server) {
        return new SourceFolder(
                server.resolve(OutputCapture.PATH).getParent(),
                path -> generation(path.getFileName().toString()) > 0,
                Comparator.comparingLong(foundFile -> generation(foundFile.name())),
                true,
                "");
    }

    /**
     * The files that a game writes.
     *
     * @throws IllegalArgumentException if the pattern is none
     */
    static SourceFolder forSource(LogSource source) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source.glob());
        return new SourceFolder(
                source.directory(),
                path -> matcher.matches(path.getFileName()),
                Comparator.comparingLong(FoundFile::modifiedMillis).thenComparing(FoundFile::name),
                false,
                source.glob());
    }

    Path directory() {
        return directory;
    }

    /** Whether it is the same folder with the same pattern. */
    boolean isSameAs(SourceFolder other) {
        return other != null && directory.equals(other.directory) && pattern.equals(other.pattern);
    }

    /** Whether the files are the platform's own: everything in them counts, and what was read may go. */
    boolean isPlatformOwned() {
        return ours;
    }

    /** Whether this is the file that the running game's output goes to. */
    boolean isLiveOutput(String name) {
        return ours && name.equals(LIVE_OUTPUT);
    }

    /** The files of the source, oldest first. */
    List<FoundFile> list() throws IOException {
        List<FoundFile> foundFile = look(belongs);
        foundFile.sort(order);
        return foundFile;
    }

    /** The file with this key, whatever its name is by now. */
    Optional<FoundFile> findByKey(String key) throws IOException {
        return look(path -> true).stream()
                .filter(foundFile -> foundFile.key().equals(key))
                .findFirst();
    }

    /** Whether one file was written before another. */
    boolean isBefore(FoundFile one, FoundFile other) {
        return order.compare(one, other) < 0;
    }

    private List<FoundFile> look(Predicate<Path> wanted) throws IOException {
        List<FoundFile> foundFile = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path path : files) {
                if (wanted.test(path)) {
                    attributes(path)
                            .ifPresent(is -> foundFile.add(new FoundFile(
                                    path,
                                    TailedFile.keyOf(is),
                                    is.size(),
                                    is.lastModifiedTime().toMillis())));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return foundFile; // the game has not made it yet
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return foundFile;
    }

    private static Optional<BasicFileAttributes> attributes(Path path) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() ? Optional.of(found) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // gone in this moment
        }
    }

    private static long generation(String name) {
        return name.equals(LIVE_OUTPUT)
                ? Long.MAX_VALUE
                : OutputCapture.generation(name).orElse(0);
    }
}
