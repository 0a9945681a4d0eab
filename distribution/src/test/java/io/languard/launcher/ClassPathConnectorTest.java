package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.connect.ConnectContent;
import org.osgi.framework.connect.ConnectContent.ConnectEntry;

/** What the framework reads of bundles on the class path. */
class ClassPathConnectorTest {

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void writeJar() throws IOException {
        jar = folder.resolve("a jar.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "example");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.putNextEntry(new ZipEntry("a/text.txt"));
            entries.write("content".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void connectsOnlyBundlesWhoseJarIsOnTheClassPath() {
        Path other = folder.resolve("other.jar");
        ClassPathConnector connector =
                new ClassPathConnector(Map.of("languard:a", jar, "languard:b", other), new ClassPath(Set.of(jar)));

        assertThat(connector.connect("languard:a")).isPresent();
        assertThat(connector.connect("languard:b")).isEmpty();
        assertThat(connector.connect("drop:a")).isEmpty();
    }

    @Test
    void readsHeadersAndEntriesAgainAfterItWasClosed() throws IOException {
        ConnectContent content = new JarContent(jar, getClass().getClassLoader());

        for (int i = 0; i < 2; i++) {
            content.open();
            assertThat(content.getHeaders().orElseThrow()).containsEntry("Bundle-SymbolicName", "example");
            assertThat(content.getEntries()).contains("META-INF/MANIFEST.MF", "a/text.txt");
            assertThat(content.getEntry("missing")).isEmpty();
            ConnectEntry entry = content.getEntry("a/text.txt").orElseThrow();
            assertThat(entry.getName()).isEqualTo("a/text.txt");
            assertThat(entry.getBytes()).asString(StandardCharsets.UTF_8).isEqualTo("content");
            content.close();
        }
        assertThat(content.getClassLoader()).contains(getClass().getClassLoader());
    }

    @Test
    void failsIfTheJarIsGone() throws IOException {
        Files.delete(jar);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new JarContent(jar, getClass().getClassLoader()).getHeaders());
    }

    @Test
    void fingerprintOfTheClassPathChangesWithAFile() throws IOException {
        ClassPath classPath = new ClassPath(Set.of(jar));
        String before = classPath.fingerprint();

        assertThat(classPath.fingerprint()).isEqualTo(before);
        Files.writeString(jar, "changed");
        assertThat(classPath.fingerprint()).isNotEqualTo(before);
    }
}
