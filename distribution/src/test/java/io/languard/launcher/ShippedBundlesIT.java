package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.settings.Setting;
import io.languard.service.settings.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * All shipped bundles, started within the test. They are not on its class path, so each has a class loader of its own: a
 * bundle that does not import what it uses fails here.
 */
class ShippedBundlesIT {

    @TempDir
    Path folder;

    @Test
    void areAllActiveOnTheFirstStartAndFromTheCache() throws Exception {
        assertAllActive();
        assertAllActive();
    }

    private void assertAllActive() throws Exception {
        LanguardHome languardHome = new LanguardHome(InstallationProcess.HOME);
        DataFolder data = DataFolder.prepare(folder.resolve("data"));
        Map<String, String> settings = new HashMap<>(InstallationProcess.settings(data.path()));
        settings.put(
                Setting.LANGUARD_ADAPTERS.name(), folder.resolve("adapters").toString());
        PortValidator.check(new Settings(settings));
        OsgiFramework framework = OsgiFramework.create(languardHome, data, "test", settings);
        try {
            framework.start();
            Bundle[] bundles = framework.context().getBundles();

            assertThat(bundles).hasSizeGreaterThan(80);
            assertThat(bundles)
                    .filteredOn(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null)
                    .allSatisfy(bundle -> assertThat(bundle.getState())
                            .as(bundle.getSymbolicName())
                            .isEqualTo(Bundle.ACTIVE));
            assertThat(Arrays.stream(bundles).map(Bundle::getSymbolicName)).doesNotHaveDuplicates();
            assertThat(new ComponentHealth(framework.context()).findFailure()).isEmpty();
        } finally {
            framework.stop();
            data.release();
        }
    }
}
