package io.languard.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.container.sample.FailingComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** From a file in the drop folder to its effect for clients and admins. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DropFolderIT {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    @Inject
    private BundleContext context;

    private ContainerPlatform containerPlatform;
    private DropFolderFixture dropFolderFixture;
    private FakeGameView fakeGameView;

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return ShippedContainer.options(DropFolderIT.class);
    }

    @Before
    public void logIn() {
        containerPlatform = new ContainerPlatform(context);
        fakeGameView = new FakeGameView(containerPlatform.admin());
        dropFolderFixture = containerPlatform.drop();
    }

    @After
    public void emptyFolder() {
        dropFolderFixture.empty();
        fakeGameView.await(Set.of());
    }

    @Test
    public void anAdapterIsDeployedWithinTwoSecondsAndRemovedWithItsFile() {
        dropFolderFixture.copy("fake.jar", FakeGameJar.fake().bytes());
        fakeGameView.await(TIME_LIMIT, FakeGameView.WHOLE);
        awaitState("fake.jar", "active");

        dropFolderFixture.remove("fake.jar");
        fakeGameView.await(TIME_LIMIT, Set.of());
        awaitState("fake.jar", "");
    }

    @Test
    public void aReplacedFileIsAnUpdate() {
        deploy("fake.jar", FakeGameJar.fake().version("1.1.0").without("FakeLogParser"), FakeGameView.NO_LOGS);
        long id = bundleId();

        dropFolderFixture.copy("fake.jar", FakeGameJar.fake().version("1.2.0").bytes());

        fakeGameView.await(TIME_LIMIT, FakeGameView.WHOLE);
        awaitState("fake.jar", "active");
        assertThat(bundleId()).isEqualTo(id);
    }

    @Test
    public void anOlderVersionInTheSameFileIsDeployedToo() {
        deploy("fake.jar", FakeGameJar.fake().version("2.0.0"), FakeGameView.WHOLE);

        dropFolderFixture.copy(
                "fake.jar",
                FakeGameJar.fake().version("1.9.0").without("FakeLogParser").bytes());

        fakeGameView.await(TIME_LIMIT, FakeGameView.NO_LOGS);
        awaitState("fake.jar", "active");
    }

    @Test
    public void anOlderVersionBesideANewerOneIsReportedOnly() {
        deploy("new.jar", FakeGameJar.fake().version("2.0.0"), FakeGameView.WHOLE);

        dropFolderFixture.copy(
                "old.jar",
                FakeGameJar.fake().version("1.9.0").without("FakeLogParser").bytes());

        assertThat(awaitState("old.jar", "duplicate").problem()).contains("2.0.0", "new.jar");
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);
        assertThat(containerPlatform.adapter("new.jar").state()).isEqualTo("active");
    }

    @Test
    public void anIncompleteFileHasNoEffectUntilItIsComplete() throws IOException {
        deploy("fake.jar", FakeGameJar.fake(), FakeGameView.WHOLE);
        byte[] next =
                FakeGameJar.fake().version("1.1.0").without("FakeLogParser").bytes();
        int half = next.length / 2;

        dropFolderFixture.copy("fake.jar", Arrays.copyOf(next, half));
        Await.always(Duration.ofSeconds(1), fakeGameView::capabilities, FakeGameView.WHOLE::equals);
        Files.write(
                dropFolderFixture.file("fake.jar"),
                Arrays.copyOfRange(next, half, next.length),
                StandardOpenOption.APPEND);

        fakeGameView.await(TIME_LIMIT, FakeGameView.NO_LOGS);
        awaitState("fake.jar", "active");
    }

    @Test
    public void aBrokenFileIsReportedWithoutSideEffects() {
        deploy("fake.jar", FakeGameJar.fake(), FakeGameView.WHOLE);

        dropFolderFixture.copy("broken.jar", "this is not a jar".getBytes());

        assertThat(awaitState("broken.jar", "broken").problem()).contains("Not a complete jar");
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);
    }

    @Test
    public void aBundleWithAMissingPackageIsReportedWithoutSideEffects() {
        deploy("fake.jar", FakeGameJar.fake(), FakeGameView.WHOLE);

        dropFolderFixture.copy(
                "unresolvable.jar",
                FakeGameJar.fake()
                        .header("Bundle-SymbolicName", "unresolvable")
                        .header("Import-Package", "not.there;version=\"[1,2)\"")
                        .bytes());

        assertThat(awaitState("unresolvable.jar", "waiting").problem()).contains("not.there");
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);
        assertThat(fakeGameView.count()).isEqualTo(1);
    }

    @Test
    public void aFailingComponentIsReportedWhileTheOthersWork() {
        dropFolderFixture.copy(
                "throwing.jar", FakeGameJar.fake().with(FailingComponent.class).bytes());

        ContainerPlatform.AdapterRow adapterRow =
                Await.until(() -> containerPlatform.adapter("throwing.jar"), found -> !found.problem()
                        .isEmpty());
        assertThat(adapterRow.problem()).contains("FailingComponent", "no licence found");
        fakeGameView.await(FakeGameView.WHOLE);
    }

    @Test
    public void aDuplicateIsInactiveUntilTheOriginalIsRemoved() {
        deploy("one.jar", FakeGameJar.fake(), FakeGameView.WHOLE);

        dropFolderFixture.copy("two.jar", FakeGameJar.fake().bytes());
        assertThat(awaitState("two.jar", "duplicate").problem()).contains("one.jar");
        assertThat(fakeGameView.count()).isEqualTo(1);

        dropFolderFixture.remove("one.jar");
        awaitState("two.jar", "active");
        fakeGameView.await(FakeGameView.WHOLE);
    }

    private void deploy(String file, FakeGameJar jar, Set<String> capabilities) {
        dropFolderFixture.copy(file, jar.bytes());
        fakeGameView.await(capabilities);
        awaitState(file, "active");
    }

    private ContainerPlatform.AdapterRow awaitState(String file, String state) {
        return Await.until(
                () -> containerPlatform.adapter(file),
                adapterRow -> adapterRow.state().equals(state));
    }

    private long bundleId() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("io.languard.fakegame"))
                .findFirst()
                .orElseThrow()
                .getBundleId();
    }
}
