package io.languard.persistence.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A file system for H2 whose names are percent-encoded paths, for use in a JDBC URL. In other names, H2 takes what
 * follows a semicolon for options, replaces backslashes, expands {@code ~} and looks for the prefix of a file system.
 *
 * <p>H2 creates instances by reflection. Files are accessed like those of H2's own file system {@code async}.
 */
public final class EncodedFilePath extends FilePathWrapper {

    private static final String SCHEME = "encoded";
    private static final String ASYNC = "async:";

    /** Called by H2. */
    public EncodedFilePath() {}

    /** Returns H2's name of a file, without characters that have a meaning in a JDBC URL or a name. */
    static String nameOf(Path file) {
        // Repeated registrations replace each other.
        FilePath.register(new EncodedFilePath());
        return prefixed(file.toString());
    }

    private static String prefixed(String path) {
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8);
        // H2 needs the separators to find the parent and the last name.
        return SCHEME + ":" + encoded.replace("%2F", "/").replace("+", "%20");
    }

    private static String decoded(String name) {
        return URLDecoder.decode(name.substring(SCHEME.length() + 1), StandardCharsets.UTF_8);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    protected FilePath unwrap(String path) {
        // H2 would change the name of a file that it is asked for, but not that of an existing object.
        FilePath file = FilePath.get("/");
        file.name = decoded(path);
        return file;
    }

    @Override
    public @Nullable FilePathWrapper wrap(@Nullable FilePath base) {
        return base == null ? null : getPath(prefixed(base.name));
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FilePath file = FilePath.get(ASYNC + "/");
        file.name = ASYNC + decoded(name);
        return file.open(mode);
    }

    @Override
    public @Nullable FilePath getParent() {
        Path parent = path().getParent();
        return parent == null ? null : of(parent);
    }

    @Override
    public FilePath toRealPath() {
        return of(path().toAbsolutePath().normalize());
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        if (!Files.isDirectory(path())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path())) {
            return files.map(this::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FilePath createTempFile(String suffix, boolean inTempDir) throws IOException {
        String start = path().getFileName() + ".";
        return of(
                inTempDir
                        ? Files.createTempFile(start, suffix)
                        : Files.createTempFile(path().getParent(), start, suffix));
    }

    private Path path() {
        return Path.of(decoded(name));
    }

    private FilePath of(Path path) {
        return getPath(prefixed(path.toString()));
    }
}
