package io.languard.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.container.sample.Throwing;
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

    private Platform platform;
    private Drop drop;
    private Games games;

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return Shipped.container(DropFolderIT.class);
    }

    @Before
    public void logIn() {
        platform = new Platform(context);
        games = new Games(platform.admin());
        drop = platform.drop();
    }

    @After
    public void emptyFolder() {
        drop.empty();
        games.await(Set.of());
    }

    @Test
    public void anAdapterIsLiveWithinTwoSecondsAndGoneWithItsFile() {
        drop.copy("fake.jar", GameJar.fake().bytes());
        games.await(PROMISED, Games.WHOLE);
        awaitState("fake.jar", "active");

        drop.remove("fake.jar");
        games.await(PROMISED, Set.of());
        awaitState("fake.jar", "");
    }

    @Test
    public void aFileThatIsReplacedIsAnUpdate() {
        serve("fake.jar", GameJar.fake().version("1.1.0").without("FakeLogParser"), Games.NO_LOGS);
        long id = bundleId();

        drop.copy("fake.jar", GameJar.fake().version("1.2.0").bytes());

        games.await(PROMISED, Games.WHOLE);
        awaitState("fake.jar", "active");
        assertThat(bundleId()).isEqualTo(id);
    }

    @Test
    public void anOlderVersionInTheSameFileIsTakenToo() {
        serve("fake.jar", GameJar.fake().version("2.0.0"), Games.WHOLE);

        drop.copy(
                "fake.jar",
                GameJar.fake().version("1.9.0").without("FakeLogParser").bytes());

        games.await(PROMISED, Games.NO_LOGS);
        awaitState("fake.jar", "active");
    }

    @Test
    public void anOlderVersionBesideANewerOneIsOnlyNamed() {
        serve("new.jar", GameJar.fake().version("2.0.0"), Games.WHOLE);

        drop.copy(
                "old.jar",
                GameJar.fake().version("1.9.0").without("FakeLogParser").bytes());

        assertThat(awaitState("old.jar", "duplicate").problem()).contains("2.0.0", "new.jar");
        assertThat(games.capabilities()).isEqualTo(Games.WHOLE);
        assertThat(platform.adapter("new.jar").state()).isEqualTo("active");
    }

    @Test
    public void halfAFileDisturbsNobodyAndIsLiveWhenTheRestHasCome() throws IOException {
        serve("fake.jar", GameJar.fake(), Games.WHOLE);
        byte[] next = GameJar.fake().version("1.1.0").without("FakeLogParser").bytes();
        int half = next.length / 2;

        drop.copy("fake.jar", Arrays.copyOf(next, half));
        Await.always(Duration.ofSeconds(1), games::capabilities, Games.WHOLE::equals);
        Files.write(drop.file("fake.jar"), Arrays.copyOfRange(next, half, next.length), StandardOpenOption.APPEND);

        games.await(PROMISED, Games.NO_LOGS);
        awaitState("fake.jar", "active");
    }

    @Test
    public void aBrokenFileIsNamedAndDisturbsNobody() {
        serve("fake.jar", GameJar.fake(), Games.WHOLE);

        drop.copy("broken.jar", "this is no jar".getBytes());

        assertThat(awaitState("broken.jar", "broken").problem()).contains("not a complete jar");
        assertThat(games.capabilities()).isEqualTo(Games.WHOLE);
    }

    @Test
    public void aBundleThatLacksAPackageIsNamedWithItAndDisturbsNobody() {
        serve("fake.jar", GameJar.fake(), Games.WHOLE);

        drop.copy(
                "needy.jar",
                GameJar.fake()
                        .header("Bundle-SymbolicName", "needy")
                        .header("Import-Package", "not.there;version=\"[1,2)\"")
                        .bytes());

        assertThat(awaitState("needy.jar", "waiting").problem()).contains("not.there");
        assertThat(games.capabilities()).isEqualTo(Games.WHOLE);
        assertThat(games.count()).isEqualTo(1);
    }

    @Test
    public void aComponentThatThrowsIsNamedWithItsReasonAndTheRestServes() {
        drop.copy("throwing.jar", GameJar.fake().with(Throwing.class).bytes());

        Platform.Listed listed = Await.until(() -> platform.adapter("throwing.jar"), found -> !found.problem()
                .isEmpty());
        assertThat(listed.problem()).contains("Throwing", "no licence found");
        games.await(Games.WHOLE);
    }

    @Test
    public void theSameJarTwiceServesOnceAndTheSecondTakesOverWhenTheFirstGoes() {
        serve("one.jar", GameJar.fake(), Games.WHOLE);

        drop.copy("two.jar", GameJar.fake().bytes());
        assertThat(awaitState("two.jar", "duplicate").problem()).contains("one.jar");
        assertThat(games.count()).isEqualTo(1);

        drop.remove("one.jar");
        awaitState("two.jar", "active");
        games.await(Games.WHOLE);
    }

    private void serve(String file, GameJar jar, Set<String> capabilities) {
        drop.copy(file, jar.bytes());
        games.await(capabilities);
        awaitState(file, "active");
    }

    private Platform.Listed awaitState(String file, String state) {
        return Await.until(
                () -> platform.adapter(file), listed -> listed.state().equals(state));
    }

    private long bundleId() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("io.languard.fakegame"))
                .findFirst()
                .orElseThrow()
                .getBundleId();
    }
}
