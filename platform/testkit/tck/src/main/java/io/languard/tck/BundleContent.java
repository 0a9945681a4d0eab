package io.languard.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Reads the content of the bundle that contains a class: a class folder or a jar. */
final class BundleContent {

    private BundleContent() {}

    /** A function that reads files below the root of a bundle. */
    @FunctionalInterface
    interface RootReader<T> {
        T read(Path root) throws IOException;
    }

    static <T> T read(Class<?> member, RootReader<T> reader) {
        try {
            Path place = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return reader.read(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return reader.read(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Attributes manifest(Path root) throws IOException {
        Path file = root.resolve("META-INF/MANIFEST.MF");
        if (!Files.exists(file)) {
            throw new AssertionError(root + " is not a bundle: the contract tests require the jar that bnd-maven-plugin"
                    + " builds, so run them as integration tests with maven-failsafe-plugin");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Manifest(in).getMainAttributes();
        }
    }
}
