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

/** A game server does not care what becomes of its adapter. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ReplacedAdapterIT {

    @Inject
    private BundleContext context;

    private Platform platform;
    private Api api;
    private Games games;
    private Drop drop;
    private int id;
    private ProcessHandle process;

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return Shipped.container(ReplacedAdapterIT.class);
    }

    @Before
    public void startServer() throws IOException {
        platform = new Platform(context);
        api = platform.admin();
        games = new Games(api);
        drop = platform.drop();
        drop.copy("fake.jar", GameJar.fake().bytes());
        games.await(Games.WHOLE);
        JsonNode created = api.post(
                        "/servers",
                        "{\"name\":\"Main\",\"game_type\":\"fake\",\"exe_path\":\""
                                + System.getProperty(Platform.FAKE_SERVER) + "\",\"game_port\":" + FreePorts.one()
                                + "}")
                .data();
        id = created.path("id").asInt();
        api.post("/servers/" + id + "/start", null);
        Await.until(this::status, "running"::equals);
        process = ProcessHandle.of(server().path("pid").asLong()).orElseThrow();
    }

    @After
    public void endServer() {
        process.destroyForcibly();
        drop.empty();
    }

    @Test
    public void itRunsOnWhileItsAdapterIsReplacedGoesAndComes() throws IOException {
        Instant started = process.info().startInstant().orElseThrow();

        drop.copy(
                "fake.jar",
                GameJar.fake().version("1.1.0").without("FakeLogParser").bytes());
        games.await(Games.NO_LOGS);
        assertSameProcess(started);
        assertThat(status()).isEqualTo("running");
        says("after the update");

        drop.remove("fake.jar");
        games.await(Set.of());
        assertSameProcess(started);
        assertThat(status()).isEqualTo("running");
        says("without an adapter");

        drop.copy("fake.jar", GameJar.fake().bytes());
        games.await(Games.WHOLE);
        assertSameProcess(started);
        says("with the adapter again");

        assertThat(api.post("/servers/" + id + "/stop", null)
                        .data()
                        .path("status")
                        .asText())
                .isEqualTo("stopping");
        Await.until(this::status, "stopped"::equals);
        assertThat(process.isAlive()).isFalse();
        assertThat(api.get("/servers/" + id + "/events").body()).doesNotContain("crashed", "restarted");
    }

    private void assertSameProcess(Instant started) {
        assertThat(server().path("pid").asLong()).isEqualTo(process.pid());
        assertThat(process.isAlive()).isTrue();
        assertThat(process.info().startInstant()).contains(started);
    }

    private void says(String line) throws IOException {
        FakeServer.say(platform.folderOf(id), line);
        Await.until(this::output, file -> contains(file, line));
    }

    /** Where the platform catches what the game prints. */
    private Path output() {
        return platform.folderOf(id).resolve("logs/output.log");
    }

    private static boolean contains(Path file, String line) {
        try {
            return Files.readAllLines(file).contains(line);
        } catch (IOException e) {
            return false;
        }
    }

    private JsonNode server() {
        return api.get("/servers/" + id).data();
    }

    private String status() {
        return server().path("status").asText();
    }
}
