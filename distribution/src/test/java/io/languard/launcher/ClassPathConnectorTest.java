package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
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
    void fingerprintOfTheClassPathChangesWithWhatTheJvmChecks() throws IOException {
        Path other = Files.createFile(folder.resolve("other.jar"));
        ClassPath classPath = new ClassPath(new LinkedHashSet<>(List.of(jar, other)));
        String before = classPath.fingerprint();

        assertThat(classPath.fingerprint()).isEqualTo(before);
        assertThat(new ClassPath(new LinkedHashSet<>(List.of(other, jar))).fingerprint())
                .isNotEqualTo(before);
        Files.setLastModifiedTime(other, FileTime.fromMillis(0));
        assertThat(classPath.fingerprint()).isNotEqualTo(before);
    }

    @Test
    void findsTheBundleOfAClassByItsJar() throws Exception {
        Path code = Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        ClassPathBundleFinder finder = new ClassPathBundleFinder();
        Bundle bundle = (Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> null);

        ClassPathBundleFinder.add(code, bundle);
        try {
            assertThat(finder.getBundle(getClass()).orElseThrow()).isSameAs(bundle);
            assertThat(finder.getBundle(Bundle.class)).isEmpty();
            assertThat(finder.getBundle(String.class)).isEmpty();
        } finally {
            ClassPathBundleFinder.clear();
        }
        assertThat(finder.getBundle(getClass())).isEmpty();
    }
}
