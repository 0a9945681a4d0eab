package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.service.settings.Setting;
import io.languard.service.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * All shipped bundles, started within the test. They are not on its class path, so each has a class loader of its own: a
 * bundle that does not import what it uses during a start fails here.
 */
class ShippedBundlesIT {

    @TempDir
    Path folder;

    @Test
    void areAllActiveOnTheFirstStartAndFromTheCache() throws Exception {
        assertAllActive();
        assertAllActive();
    }

    @Test
    void areInstalledAgainAfterOneWasUninstalled() throws Exception {
        withFramework(context -> Arrays.stream(context.getBundles())
                .filter(bundle -> "com.sun.jna".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow()
                .uninstall());
        assertAllActive();
    }

    @Test
    void hideFromABundleWhatItDoesNotImport() throws Exception {
        withFramework(context -> {
            Bundle bundle = context.installBundle("test:nothing", bundleWithoutImports());
            assertThat(bundle.loadClass("java.util.List")).isNotNull();
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> bundle.loadClass("org.assertj.core.api.Assertions"));
            bundle.uninstall();
        });
    }

    private void assertAllActive() throws Exception {
        withFramework(context -> {
            Bundle[] bundles = context.getBundles();
            assertThat(bundles).hasSizeGreaterThan(80);
            assertThat(bundles)
                    .filteredOn(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                    .allSatisfy(bundle -> assertThat(bundle.getState())
                            .as(bundle.getSymbolicName())
                            .isEqualTo(Bundle.ACTIVE));
            assertThat(Arrays.stream(bundles).map(Bundle::getSymbolicName)).doesNotHaveDuplicates();
            assertThat(new ComponentHealth(context).findFailure()).isEmpty();
        });
    }

    /** Starts all bundles, from the cache if there is one, and stops them again. */
    private void withFramework(ThrowingConsumer<BundleContext> action) throws Exception {
        LanguardHome languardHome = new LanguardHome(InstallationProcess.HOME);
        DataFolder data = DataFolder.prepare(folder.resolve("data"));
        Map<String, String> settings = new HashMap<>(InstallationProcess.settings(data.path()));
        settings.put(
                Setting.LANGUARD_ADAPTERS.name(), folder.resolve("adapters").toString());
        PortValidator.check(new Settings(settings));
        OsgiFramework framework = OsgiFramework.create(languardHome, data, "test", settings);
        try {
            framework.start();
            action.accept(framework.context());
        } finally {
            framework.stop();
            data.release();
        }
    }

    private static InputStream bundleWithoutImports() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "test.nothing");
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        return new ByteArrayInputStream(jar.toByteArray());
    }
}
