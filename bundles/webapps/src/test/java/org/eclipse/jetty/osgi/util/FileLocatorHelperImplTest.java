package org.eclipse.jetty.osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

class FileLocatorHelperImplTest {

    @TempDir
    Path storage;

    private Framework framework;

    @BeforeEach
    void setUp() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, storage.resolve("cache").toString()));
        framework.start();
    }

    @AfterEach
    void tearDown() throws Exception {
        framework.stop();
        framework.waitForStop(0);
    }

    @Test
    void unpacksTheBundleOnce() throws Exception {
        Bundle bundle = installAndStart(jar("index.html", "one", "deep/er/a.css", "two"));

        Path folder = locate(bundle);

        assertThat(folder.resolve("index.html")).hasContent("one");
        assertThat(folder.resolve("deep/er/a.css")).hasContent("two");
        assertThat(folder.resolve("META-INF/MANIFEST.MF")).exists();
        assertThat(locate(bundle)).isEqualTo(folder);
    }

    @Test
    void unpacksAnUpdateAndRemovesThePreviousContent() throws Exception {
        Bundle bundle = installAndStart(jar("index.html", "one", "old.html", "old"));
        Path before = locate(bundle);
        long installed = bundle.getLastModified();
        while (System.currentTimeMillis() <= installed) {
            Thread.onSpinWait();
        }
        bundle.update(jar("index.html", "two"));

        Path folder = locate(bundle);

        assertThat(folder.resolve("index.html")).hasContent("two");
        assertThat(folder.resolve("old.html")).doesNotExist();
        assertThat(before).doesNotExist();
    }

    @Test
    void removesTheFilesWhenTheBundleIsUninstalled() throws Exception {
        Bundle bundle = installAndStart(jar("index.html", "one"));
        Path folder = locate(bundle);
        bundle.uninstall();

        assertThat(folder).doesNotExist();
    }

    @Test
    void rejectsEntriesOutsideTheBundle() throws Exception {
        Bundle bundle = installAndStart(jar("index.html", "one", "../../../evil", "evil"));

        assertThatThrownBy(() -> locate(bundle)).isInstanceOf(IOException.class).hasMessageContaining("..");
    }

    private static Path locate(Bundle bundle) throws Exception {
        return new FileLocatorHelperImpl().getBundleInstallLocation(bundle).toPath();
    }

    private Bundle installAndStart(InputStream jar) throws Exception {
        Bundle bundle = framework.getBundleContext().installBundle("test:bundle", jar);
        bundle.start();
        return bundle;
    }

    private static InputStream jar(String... namesAndContents) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, "test.webapp");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                jar.putNextEntry(new ZipEntry(namesAndContents[i]));
                jar.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
