package io.languard.logtail;

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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Which files belong to a source, and in which order they were written. Immutable. */
public final class LogSourceFiles {

    private final String name;
    private final Path directory;
    private final Predicate<Path> belongs;
    private final Comparator<FoundFile> order;
    private final String pattern;

    /** The file that a running program's output goes to; {@code null} unless the source is captured output. */
    private final @Nullable Path live;

    private final Lock rotationLock;

    private LogSourceFiles(
            String name,
            Path directory,
            Predicate<Path> belongs,
            Comparator<FoundFile> order,
            String pattern,
            @Nullable Path live,
            Lock rotationLock) {
        this.name = name;
        this.directory = directory;
        this.belongs = belongs;
        this.order = order;
        this.pattern = pattern;
        this.live = live;
        this.rotationLock = rotationLock;
    }

    /** A file as it was when the directory was listed. */
    record FoundFile(Path path, String key, long size, long modifiedMillis) {

        String name() {
            return path.getFileName().toString();
        }

        boolean isUnchangedSince(FoundFile before) {
            return size == before.size && modifiedMillis == before.modifiedMillis;
        }
    }

    /**
     * Returns a source of files that the program itself writes, in the order of their modification times. They are never
     * changed. Of a source that was never read before, files that are older than the program's start are left out.
     *
     * @param glob see {@link java.nio.file.FileSystem#getPathMatcher}
     * @throws IllegalArgumentException if the pattern is invalid
     */
    public static LogSourceFiles matching(String name, Path directory, String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return new LogSourceFiles(
                name,
                directory,
                path -> matcher.matches(path.getFileName()),
                Comparator.comparingLong(FoundFile::modifiedMillis).thenComparing(FoundFile::name),
                glob,
                null,
                new ReentrantLock());
    }

    /**
     * Returns a source of output that the host captures. Rotated files are deleted once they are stored; the live file is
     * truncated at its start while the program runs.
     *
     * @param generation returns the rank of a rotated file by its name, older files first; 0 for any other name
     * @param rotationLock held while the live file is changed, and by the host while it rotates it
     */
    public static LogSourceFiles captured(
            String name, Path live, ToLongFunction<String> generation, Lock rotationLock) {
        String liveName = live.getFileName().toString();
        ToLongFunction<String> rank = file -> file.equals(liveName) ? Long.MAX_VALUE : generation.applyAsLong(file);
        return new LogSourceFiles(
                name,
                Objects.requireNonNull(live.getParent(), "live without a directory"),
                path -> rank.applyAsLong(path.getFileName().toString()) > 0,
                Comparator.comparingLong(file -> rank.applyAsLong(file.name())),
                "",
                live,
                rotationLock);
    }

    String name() {
        return name;
    }

    Path directory() {
        return directory;
    }

    boolean isSameAs(@Nullable LogSourceFiles other) {
        return other != null
                && directory.equals(other.directory)
                && pattern.equals(other.pattern)
                && isCaptured() == other.isCaptured();
    }

    boolean isCaptured() {
        return live != null;
    }

    /** Returns the live file of captured output. */
    Path live() {
        return Objects.requireNonNull(live);
    }

    Lock rotationLock() {
        return rotationLock;
    }

    boolean isLive(String fileName) {
        return live != null && fileName.equals(live.getFileName().toString());
    }

    /** Returns the files of the source, oldest first. */
    List<FoundFile> list() throws IOException {
        List<FoundFile> found = list(belongs);
        found.sort(order);
        return found;
    }

    /** Returns the file with this key, whatever its name is by now. */
    Optional<FoundFile> findByKey(String key) throws IOException {
        return list(path -> true).stream()
                .filter(file -> file.key().equals(key))
                .findFirst();
    }

    boolean isBefore(FoundFile one, FoundFile other) {
        return order.compare(one, other) < 0;
    }

    private List<FoundFile> list(Predicate<Path> accepted) throws IOException {
        List<FoundFile> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path path : files) {
                if (accepted.test(path)) {
                    attributes(path)
                            .ifPresent(is -> found.add(new FoundFile(
                                    path,
                                    TailedFile.keyOf(is),
                                    is.size(),
                                    is.lastModifiedTime().toMillis())));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return found; // the program has not created it yet
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
            return Optional.empty(); // deleted in the meantime
        }
    }
}
