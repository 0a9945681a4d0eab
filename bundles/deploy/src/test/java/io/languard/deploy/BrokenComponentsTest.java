package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.deploy.sample.Throwing;
import io.languard.deploy.sample.Working;
import java.nio.file.Path;
import java.util.Hashtable;
import org.apache.felix.scr.component.ExtComponentContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Tests bundles that run but whose components do not. */
class BrokenComponentsTest {

    @TempDir
    Path base;

    DeployFixture platform;

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base);
        platform.createFolder();
        platform.bootFramework();
        platform.installFromClassPath(ExtComponentContext.class).start();
        platform.watch();
        ServiceReference<ServiceComponentRuntime> runtime =
                platform.framework.getBundleContext().getServiceReference(ServiceComponentRuntime.class);
        platform.drop.bindComponents(platform.framework.getBundleContext().getService(runtime));
    }

    @AfterEach
    void shutDown() throws Exception {
        platform.close();
    }

    @Test
    void reportsAComponentThatFailsToActivateWithItsCause() {
        platform.copy("bad.jar", TestJar.bundle("bad", "1.0.0").component(Throwing.class, ""));
        platform.awaitState("bad.jar", "ACTIVE");
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.problem("bad.jar") != null);
        assertThat(platform.problem("bad.jar"))
                .startsWith("Component Throwing failed: ")
                .endsWith("no licence found");
        assertThat(platform.warnings()).hasSize(1);
    }

    @Test
    void reportsAWaitingComponentAfterTheGracePeriodUntilTheServiceArrives() {
        String reference = "<reference name=\"Wanted\" interface=\"java.lang.Runnable\"/>";
        platform.copy("user.jar", TestJar.bundle("user", "1.0.0").component(Working.class, reference));
        platform.awaitState("user.jar", "ACTIVE");
        assertThat(platform.problem("user.jar")).isNull();
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.problem("user.jar") != null);
        assertThat(platform.problem("user.jar"))
                .isEqualTo("Component Working is waiting for service java.lang.Runnable");
        platform.framework.getBundleContext().registerService(Runnable.class, () -> {}, new Hashtable<>());
        platform.drop.updatedComponents(null);
        DeployFixture.await(DeployFixture.TIMEOUT, () -> platform.problem("user.jar") == null);
        assertThat(platform.log).last().isEqualTo("INFO Adapter user 1.0.0 (user.jar) has recovered");
    }

    @Test
    void reportsNothingForAWorkingComponent() {
        platform.copy("good.jar", TestJar.bundle("good", "1.0.0").component(Working.class, ""));
        platform.awaitState("good.jar", "ACTIVE");
        assertThat(platform.problem("good.jar")).isNull();
        assertThat(platform.warnings()).isEmpty();
    }
}
