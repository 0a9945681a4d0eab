package io.languard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.connect.ConnectContent;

/** The content of a bundle that is a jar on the class path. Thread-safe; the jar is opened when it is first read. */
final class JarContent implements ConnectContent {

    private final Path file;
    private final ClassLoader classLoader;

    private @Nullable JarFile jar;

    /** @param classLoader loads the classes of the jar */
    JarContent(Path file, ClassLoader classLoader) {
        this.file = file;
        this.classLoader = classLoader;
    }

    @Override
    public Optional<Map<String, String>> getHeaders() {
        try {
            Manifest manifest = jar().getManifest();
            if (manifest == null) {
                return Optional.empty();
            }
            Map<String, String> headers = new HashMap<>();
            manifest.getMainAttributes().forEach((name, value) -> headers.put(name.toString(), value.toString()));
            return Optional.of(headers);
        } catch (IOException e) {
            throw new UncheckedIOException("failed to read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Iterable<String> getEntries() throws IOException {
        return jar().stream().map(ZipEntry::getName).toList();
    }

    @Override
    public Optional<ConnectEntry> getEntry(String path) {
        try {
            JarFile open = jar();
            return Optional.ofNullable(open.getEntry(path)).map(entry -> new Entry(open, entry));
        } catch (IOException e) {
            throw new UncheckedIOException("failed to read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<ClassLoader> getClassLoader() {
        return Optional.of(classLoader);
    }

    @Override
    public void open() {}

    @Override
    public synchronized void close() throws IOException {
        if (jar != null) {
            jar.close();
            jar = null;
        }
    }

    private synchronized JarFile jar() throws IOException {
        if (jar == null) {
            jar = new JarFile(file.toFile(), false); // checking signatures would keep whole manifests in memory
        }
        return jar;
    }

    private record Entry(JarFile jar, ZipEntry entry) implements ConnectEntry {

        @Override
        public String getName() {
            return entry.getName();
        }

        @Override
        public long getContentLength() {
            return entry.getSize();
        }

        @Override
        public long getLastModified() {
            return entry.getTime();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return jar.getInputStream(entry);
        }
    }
}
