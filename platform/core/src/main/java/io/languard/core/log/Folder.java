package io.languard.core.log;

import io.languard.api.log.LogSource;
import io.languard.core.process.CapturedOutput;
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
final class Folder {

    private static final String LIVE_OUTPUT =
            Path.of(CapturedOutput.PATH).getFileName().toString();

    private final Path directory;
    private final Predicate<Path> belongs;
    private final Comparator<Found> order;
    private final boolean ours;
    private final String pattern;

    private Folder(Path directory, Predicate<Path> belongs, Comparator<Found> order, boolean ours, String pattern) {
        this.pattern = pattern;
        this.directory = directory;
        this.belongs = belongs;
        this.order = order;
        this.ours = ours;
    }

    /** A file that was there when looked for. */
    record Found(Path path, String key, long size, long modifiedMillis) {

        String name() {
            return path.getFileName().toString();
        }

        /** Whether nothing has been written between these two looks. */
        boolean isUnchangedSince(Found before) {
            return size == before.size && modifiedMillis == before.modifiedMillis;
        }
    }

    /** The captured output of a server with this directory: what was set aside comes before what is live. */
    static Folder ofOutput(Path server) {
        return new Folder(
                server.resolve(CapturedOutput.PATH).getParent(),
                path -> generation(path.getFileName().toString()) > 0,
                Comparator.comparingLong(found -> generation(found.name())),
                true,
                "");
    }

    /**
     * The files that a game writes.
     *
     * @throws IllegalArgumentException if the pattern is none
     */
    static Folder of(LogSource source) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source.glob());
        return new Folder(
                source.directory(),
                path -> matcher.matches(path.getFileName()),
                Comparator.comparingLong(Found::modifiedMillis).thenComparing(Found::name),
                false,
                source.glob());
    }

    Path directory() {
        return directory;
    }

    /** Whether it is the same folder with the same pattern. */
    boolean isSameAs(Folder other) {
        return other != null && directory.equals(other.directory) && pattern.equals(other.pattern);
    }

    /** Whether the files are the platform's own: everything in them counts, and what was read may go. */
    boolean isOurs() {
        return ours;
    }

    /** Whether this is the file that the running game's output goes to. */
    boolean isLiveOutput(String name) {
        return ours && name.equals(LIVE_OUTPUT);
    }

    /** The files of the source, oldest first. */
    List<Found> list() throws IOException {
        List<Found> found = look(belongs);
        found.sort(order);
        return found;
    }

    /** The file with this key, whatever its name is by now. */
    Optional<Found> byKey(String key) throws IOException {
        return look(path -> true).stream()
                .filter(found -> found.key().equals(key))
                .findFirst();
    }

    /** Whether one file was written before another. */
    boolean isBefore(Found one, Found other) {
        return order.compare(one, other) < 0;
    }

    private List<Found> look(Predicate<Path> wanted) throws IOException {
        List<Found> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path path : files) {
                if (wanted.test(path)) {
                    attributes(path)
                            .ifPresent(is -> found.add(new Found(
                                    path,
                                    OpenFile.keyOf(is),
                                    is.size(),
                                    is.lastModifiedTime().toMillis())));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return found; // the game has not made it yet
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
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
                : CapturedOutput.generation(name).orElse(0);
    }
}
