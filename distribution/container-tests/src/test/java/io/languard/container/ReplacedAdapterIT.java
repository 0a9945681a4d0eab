package io.languard.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.testkit.FakeServer;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

/** A running game server is not affected by changes to its adapter. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ReplacedAdapterIT {

    @Inject
    private BundleContext context;

    private ContainerPlatform containerPlatform;
    private ContainerApiClient containerApiClient;
    private FakeGameView fakeGameView;
    private DropFolderFixture dropFolderFixture;
    private int id;
    private ProcessHandle process;

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return ShippedContainer.options(ReplacedAdapterIT.class);
    }

    @Before
    public void startServer() throws IOException {
        containerPlatform = new ContainerPlatform(context);
        containerApiClient = containerPlatform.admin();
        fakeGameView = new FakeGameView(containerApiClient);
        dropFolderFixture = containerPlatform.drop();
        dropFolderFixture.copy("fake.jar", FakeGameJar.fake().bytes());
        fakeGameView.await(FakeGameView.WHOLE);
        JsonNode created = containerApiClient
                .post(
                        "/servers",
                        "{\"name\":\"Main\",\"game_type\":\"fake\",\"exe_path\":\""
                                + System.getProperty(ContainerPlatform.FAKE_SERVER) + "\",\"game_port\":"
                                + FreePorts.one()
                                + "}")
                .data();
        id = created.path("id").asInt();
        containerApiClient.post("/servers/" + id + "/start", null);
        Await.until(this::status, "running"::equals);
        process = ProcessHandle.of(server().path("pid").asLong()).orElseThrow();
    }

    @After
    public void endServer() {
        process.destroyForcibly();
        dropFolderFixture.empty();
    }

    @Test
    public void itContinuesWhileItsAdapterIsReplacedRemovedAndDeployedAgain() throws IOException {
        Instant started = process.info().startInstant().orElseThrow();

        dropFolderFixture.copy(
                "fake.jar",
                FakeGameJar.fake().version("1.1.0").without("FakeLogParser").bytes());
        fakeGameView.await(FakeGameView.NO_LOGS);
        assertSameProcess(started);
        assertThat(status()).isEqualTo("running");
        assertPrints("after the update");

        dropFolderFixture.remove("fake.jar");
        fakeGameView.await(Set.of());
        assertSameProcess(started);
        assertThat(status()).isEqualTo("running");
        assertPrints("without an adapter");

        dropFolderFixture.copy("fake.jar", FakeGameJar.fake().bytes());
        fakeGameView.await(FakeGameView.WHOLE);
        assertSameProcess(started);
        assertPrints("with the adapter again");

        assertThat(containerApiClient
                        .post("/servers/" + id + "/stop", null)
                        .data()
                        .path("status")
                        .asText())
                .isEqualTo("stopping");
        Await.until(this::status, "stopped"::equals);
        assertThat(process.isAlive()).isFalse();
        assertThat(containerApiClient.get("/servers/" + id + "/events").body()).doesNotContain("crashed", "restarted");
    }

    private void assertSameProcess(Instant started) {
        assertThat(server().path("pid").asLong()).isEqualTo(process.pid());
        assertThat(process.isAlive()).isTrue();
        assertThat(process.info().startInstant()).contains(started);
    }

    private void assertPrints(String line) throws IOException {
        FakeServer.say(containerPlatform.folderOf(id), line);
        Await.until(this::output, file -> contains(file, line));
    }

    /** Returns the file with the captured output of the game. */
    private Path output() {
        return containerPlatform.folderOf(id).resolve("logs/output.log");
    }

    private static boolean contains(Path file, String line) {
        try {
            return Files.readAllLines(file).contains(line);
        } catch (IOException e) {
            return false;
        }
    }

    private JsonNode server() {
        return containerApiClient.get("/servers/" + id).data();
    }

    private String status() {
        return server().path("status").asText();
    }
}
