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

/** From a file in the drop folder to what a client and an admin see of it. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DropFolderIT {

    private static final Duration PROMISED = Duration.ofSeconds(2);

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
    public void anAdapterIsLiveWithinTwoSecondsAndGoneWithItsFile() {
        dropFolderFixture.copy("fake.jar", FakeGameJar.fake().bytes());
        fakeGameView.await(PROMISED, FakeGameView.WHOLE);
        awaitState("fake.jar", "active");

        dropFolderFixture.remove("fake.jar");
        fakeGameView.await(PROMISED, Set.of());
        awaitState("fake.jar", "");
    }

    @Test
    public void aFileThatIsReplacedIsAnUpdate() {
        serve("fake.jar", FakeGameJar.fake().version("1.1.0").without("FakeLogParser"), FakeGameView.NO_LOGS);
        long id = bundleId();

        dropFolderFixture.copy("fake.jar", FakeGameJar.fake().version("1.2.0").bytes());

        fakeGameView.await(PROMISED, FakeGameView.WHOLE);
        awaitState("fake.jar", "active");
        assertThat(bundleId()).isEqualTo(id);
    }

    @Test
    public void anOlderVersionInTheSameFileIsTakenToo() {
        serve("fake.jar", FakeGameJar.fake().version("2.0.0"), FakeGameView.WHOLE);

        dropFolderFixture.copy(
                "fake.jar",
                FakeGameJar.fake().version("1.9.0").without("FakeLogParser").bytes());

        fakeGameView.await(PROMISED, FakeGameView.NO_LOGS);
        awaitState("fake.jar", "active");
    }

    @Test
    public void anOlderVersionBesideANewerOneIsOnlyNamed() {
        serve("new.jar", FakeGameJar.fake().version("2.0.0"), FakeGameView.WHOLE);

        dropFolderFixture.copy(
                "old.jar",
                FakeGameJar.fake().version("1.9.0").without("FakeLogParser").bytes());

        assertThat(awaitState("old.jar", "duplicate").problem()).contains("2.0.0", "new.jar");
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);
        assertThat(containerPlatform.adapter("new.jar").state()).isEqualTo("active");
    }

    @Test
    public void halfAFileDisturbsNobodyAndIsLiveWhenTheRestHasCome() throws IOException {
        serve("fake.jar", FakeGameJar.fake(), FakeGameView.WHOLE);
        byte[] next =
                FakeGameJar.fake().version("1.1.0").without("FakeLogParser").bytes();
        int half = next.length / 2;

        dropFolderFixture.copy("fake.jar", Arrays.copyOf(next, half));
        Await.always(Duration.ofSeconds(1), fakeGameView::capabilities, FakeGameView.WHOLE::equals);
        Files.write(
                dropFolderFixture.file("fake.jar"),
                Arrays.copyOfRange(next, half, next.length),
                StandardOpenOption.APPEND);

        fakeGameView.await(PROMISED, FakeGameView.NO_LOGS);
        awaitState("fake.jar", "active");
    }

    @Test
    public void aBrokenFileIsNamedAndDisturbsNobody() {
        serve("fake.jar", FakeGameJar.fake(), FakeGameView.WHOLE);

        dropFolderFixture.copy("broken.jar", "this is no jar".getBytes());

        assertThat(awaitState("broken.jar", "broken").problem()).contains("not a complete jar");
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);
    }

    @Test
    public void aBundleThatLacksAPackageIsNamedWithItAndDisturbsNobody() {
        serve("fake.jar", FakeGameJar.fake(), FakeGameView.WHOLE);

        dropFolderFixture.copy(
                "needy.jar",
                FakeGameJar.fake()
                        .header("Bundle-SymbolicName", "needy")
                        .header("Import-Package", "not.there;version=\"[1,2)\"")
                        .bytes());

        assertThat(awaitState("needy.jar", "waiting").problem()).contains("not.there");
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);
        assertThat(fakeGameView.count()).isEqualTo(1);
    }

    @Test
    public void aComponentThatThrowsIsNamedWithItsReasonAndTheRestServes() {
        dropFolderFixture.copy(
                "throwing.jar", FakeGameJar.fake().with(FailingComponent.class).bytes());

        ContainerPlatform.AdapterRow adapterRow =
                Await.until(() -> containerPlatform.adapter("throwing.jar"), found -> !found.problem()
                        .isEmpty());
        assertThat(adapterRow.problem()).contains("FailingComponent", "no licence found");
        fakeGameView.await(FakeGameView.WHOLE);
    }

    @Test
    public void theSameJarTwiceServesOnceAndTheSecondTakesOverWhenTheFirstGoes() {
        serve("one.jar", FakeGameJar.fake(), FakeGameView.WHOLE);

        dropFolderFixture.copy("two.jar", FakeGameJar.fake().bytes());
        assertThat(awaitState("two.jar", "duplicate").problem()).contains("one.jar");
        assertThat(fakeGameView.count()).isEqualTo(1);

        dropFolderFixture.remove("one.jar");
        awaitState("two.jar", "active");
        fakeGameView.await(FakeGameView.WHOLE);
    }

    private void serve(String file, FakeGameJar jar, Set<String> capabilities) {
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
