package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.ports.deploy.AdapterFile;
import io.languard.ports.deploy.AdapterFile.State;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.event.StoredEvent;
import io.languard.ports.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The drop folder in a real framework. */
class DropFolderTest {

    private static final Duration LIVE = Duration.ofSeconds(2);

    @TempDir
    Path base;

    Path folder;
    Framework framework;
    DropFolderComponent drop;
    final List<PlatformEvent> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        folder = Files.createDirectories(base.resolve("adapters"));
        boot();
    }

    @AfterEach
    void stop() throws Exception {
        drop.stop();
        framework.stop();
        framework.waitForStop(5_000);
    }

    @Test
    void aDroppedBundleIsLiveWithinTwoSecondsAndGoneWithItsFile() throws IOException {
        write("a.jar", jar("a", "1.0.0"));
        within().until(() -> state("a.jar") == State.ACTIVE);
        assertThat(active("a")).isNotNull();
        Files.delete(folder.resolve("a.jar"));
        within().until(() -> drop.files().isEmpty());
        assertThat(active("a")).isNull();
        within().until(() -> told.size() == 2);
    }

    @Test
    void aReplacedFileIsAnUpdateOfTheSameBundleAndTouchesNoOther() throws IOException {
        write("a.jar", jar("a", "1.0.0"));
        write("b.jar", jar("b", "1.0.0"));
        within().until(() -> active("a") != null && active("b") != null);
        List<BundleEvent> others = new CopyOnWriteArrayList<>();
        Bundle b = active("b");
        framework.getBundleContext().addBundleListener(event -> {
            if (event.getBundle() == b && (event.getType() & (BundleEvent.STOPPED | BundleEvent.UPDATED)) != 0) {
                others.add(event);
            }
        });
        long id = active("a").getBundleId();
        write("a.jar", jar("a", "1.1.0"));
        within().until(() ->
                active("a") != null && active("a").getVersion().toString().equals("1.1.0"));
        assertThat(active("a").getBundleId()).isEqualTo(id);
        assertThat(others).isEmpty();
    }

    @Test
    void aReplacementThatIsBrokenIsNamedAndTheBundleBeforeGoesOn() throws IOException {
        write("a.jar", jar("a", "1.0.0"));
        within().until(() -> active("a") != null);
        write("a.jar", "half a file".getBytes());
        within().atMost(Duration.ofSeconds(5)).until(() -> state("a.jar") == State.BROKEN);
        assertThat(active("a")).isNotNull();
        write("a.jar", jar("a", "1.0.1"));
        within().until(() -> active("a") != null && active("a").getVersion().getMicro() == 1);
    }

    @Test
    void aFileThatIsStillBeingCopiedIsWaitedFor() throws IOException {
        byte[] bytes = jar("a", "1.0.0");
        try (OutputStream out = Files.newOutputStream(folder.resolve("a.jar"))) {
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            Awaitility.await().during(Duration.ofMillis(600)).until(() -> drop.files()
                    .isEmpty());
            out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
        within().until(() -> active("a") != null);
    }

    @Test
    void whatIsNoBundleIsNamedWithItsReason() throws IOException {
        write("text.jar", "not a zip".getBytes());
        write("plain.jar", jar(null, null));
        within().atMost(Duration.ofSeconds(5)).until(() -> drop.files().size() == 2);
        assertThat(state("text.jar")).isEqualTo(State.BROKEN);
        assertThat(file("text.jar").problem()).contains("no complete jar");
        assertThat(file("plain.jar").problem()).contains("Bundle-SymbolicName");
        write("text.jar", jar("a", "1.0.0"));
        within().until(() -> active("a") != null);
    }

    @Test
    void whatCanNotBeResolvedWaitsForWhatItNeeds() throws IOException {
        write("user.jar", jar("user", "1.0.0", "Import-Package", "some.library;version=\"[1,2)\""));
        within().until(() -> file("user.jar") != null);
        assertThat(state("user.jar")).isEqualTo(State.WAITING);
        assertThat(file("user.jar").problem()).contains("some.library");
        write("library.jar", jar("library", "1.0.0", "Export-Package", "some.library;version=\"1.2\""));
        within().until(() -> active("user") != null && state("user.jar") == State.ACTIVE);
    }

    @Test
    void ofTheSameBundleTwiceOneRunsAndTheOtherTakesOver() throws IOException {
        write("one.jar", jar("a", "1.0.0"));
        within().until(() -> active("a") != null);
        write("two.jar", jar("a", "1.0.0"));
        within().until(() -> file("two.jar") != null);
        assertThat(state("two.jar")).isEqualTo(State.DUPLICATE);
        assertThat(file("two.jar").problem()).contains("one.jar");
        Files.delete(folder.resolve("one.jar"));
        within().until(() -> state("two.jar") == State.ACTIVE);
    }

    @Test
    void anOlderVersionBesideANewerOneDoesNotReplaceIt() throws IOException {
        write("new.jar", jar("a", "2.0.0"));
        within().until(() -> active("a") != null);
        write("old.jar", jar("a", "1.0.0"));
        within().until(() -> file("old.jar") != null);
        assertThat(state("old.jar")).isEqualTo(State.DUPLICATE);
        assertThat(active("a").getVersion().toString()).isEqualTo("2.0.0");
    }

    @Test
    void aBundleThatFailsToStartDisturbsNothing() throws IOException {
        write("bad.jar", jar("bad", "1.0.0", "Bundle-Activator", "no.such.Activator"));
        write("good.jar", jar("good", "1.0.0"));
        within().until(() -> active("good") != null && file("bad.jar") != null);
        assertThat(state("bad.jar")).isEqualTo(State.BROKEN);
        assertThat(file("bad.jar").problem()).contains("no.such.Activator");
    }

    @Test
    void afterAPauseOnlyWhatChangedMeanwhileIsTouched() throws Exception {
        write("same.jar", jar("same", "1.0.0"));
        write("changed.jar", jar("changed", "1.0.0"));
        write("gone.jar", jar("gone", "1.0.0"));
        within().until(() -> active("same") != null && active("changed") != null && active("gone") != null);
        long lastModified = active("same").getLastModified();
        stop();
        write("changed.jar", jar("changed", "1.0.1"));
        Files.delete(folder.resolve("gone.jar"));
        boot();
        within().until(() ->
                active("changed") != null && active("changed").getVersion().getMicro() == 1);
        assertThat(active("same").getLastModified()).isEqualTo(lastModified);
        assertThat(active("gone")).isNull();
    }

    @Test
    void otherFilesAreNobodysBusiness() throws IOException {
        write("a.jar.part", jar("a", "1.0.0"));
        write(".b.jar", jar("b", "1.0.0"));
        write("c.jar", jar("c", "1.0.0"));
        within().until(() -> active("c") != null);
        assertThat(drop.files()).extracting(AdapterFile::fileName).containsExactly("c.jar");
    }

    private void boot() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .iterator()
                .next()
                .newFramework(Map.of(
                        "org.osgi.framework.storage", base.resolve("cache").toString()));
        framework.start();
        Events events = new Events() {
            @Override
            public void publish(PlatformEvent event) {
                told.add(event);
            }

            @Override
            public List<StoredEvent> trail(Integer serverId, String type, int limit, int offset) {
                return List.of();
            }
        };
        drop = new DropFolderComponent(
                new Settings(Map.of("LANGUARD_ADAPTERS", folder.toString())), events, framework.getBundleContext());
    }

    private static ConditionFactory within() {
        return Awaitility.await().atMost(LIVE).pollInterval(Duration.ofMillis(20));
    }

    private Bundle active(String name) {
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (bundle.getSymbolicName().equals(name) && bundle.getState() == Bundle.ACTIVE) {
                return bundle;
            }
        }
        return null;
    }

    private AdapterFile file(String name) {
        return drop.files().stream()
                .filter(file -> file.fileName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private State state(String name) {
        AdapterFile file = file(name);
        return file == null ? null : file.state();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] jar(String name, String version, String... more) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (name != null) {
            main.putValue("Bundle-ManifestVersion", "2");
            main.putValue("Bundle-SymbolicName", name);
            main.putValue("Bundle-Version", version);
        }
        for (int i = 0; i < more.length; i += 2) {
            main.putValue(more[i], more[i + 1]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
            out.putNextEntry(new ZipEntry("content.txt"));
            out.write((name + version).getBytes());
        }
        return bytes.toByteArray();
    }
}
