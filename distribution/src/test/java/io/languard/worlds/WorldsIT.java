package io.languard.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.worlds.Lobby.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds on demand, by way of what is shipped, on a real engine. */
class WorldsIT {

    private static final int REQUESTS = 200;
    private static final int PLAYERS = 40;
    private static final int CAP = 5;
    private static final String ANN = Containers.PREFIX + "Ann";
    private static final String BOB = Containers.PREFIX + "Bob";
    private static final String FULL = "Maximum number of concurrent containers reached. Please try again later.";

    @TempDir
    Path folder;

    private Setup setup;
    private Lobby lobby;

    @BeforeEach
    void setUp() throws Exception {
        setup = new Setup(folder);
        lobby = setup.lobby;
        setup.settings.put("MAX_CONCURRENT_CONTAINERS", Integer.toString(CAP));
    }

    @AfterEach
    void end() throws Exception {
        if (setup != null) {
            setup.close();
        }
        Containers.removeAll();
    }

    @Test
    void aLobbyGetsWhatItExpects() throws Exception {
        setup.settings.put("MAX_CONCURRENT_CONTAINERS", "1");
        setup.run();
        Answer made = lobby.add(ANN, "home");
        String container = ANN + "-home";
        String ip = made.json().path("ip").asText();
        assertThat(ip).matches("[0-9.]+");
        String place = "\"container\":\"" + container + "\",\"ip\":\"" + ip + "\",\"port\":25565}";
        assertThat(made.text()).isEqualTo("{\"status\":\"success\"," + place);
        assertThat(lobby.add(ANN, "other").text())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Active container already exists.\"," + place);
        assertThat(lobby.add(BOB, "home").text()).isEqualTo("{\"status\":\"error\",\"message\":\"" + FULL + "\"}");
        assertThat(lobby.stop(ANN).text())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Container '" + container + "' for player '" + ANN
                        + "' stopped successfully.\"}");
        assertThat(lobby.stop(ANN).message())
                .isEqualTo("Container '" + container + "' for player '" + ANN + "' is already stopped.");
        assertThat(lobby.stop(BOB).message()).isEqualTo("Container for player '" + BOB + "' not found.");
        assertThat(lobby.add(ANN, "home").message()).isEqualTo("Started existing container.");
        assertThat(lobby.cleanup().text())
                .isEqualTo("{\"status\":\"cleanup_triggered\",\"details\":{\"cleaned_up_count\":0,\"errors\":[]}}");
    }

    @Test
    void unusedOnesAreCleanedUpAndAnEngineThatIsAwayIsNamed() throws Exception {
        setup.run();
        lobby.add(ANN, "home");
        setup.close();
        setup.settings.put("INACTIVITY_PERIOD_DAYS", "0");
        setup.settings.put("BAZA_CLEANUP_INTERVAL", "1");
        setup.run();
        Setup.await(() -> Containers.all().isEmpty());
        lobby.login("admin", Setup.PASSWORD);
        Setup.await(() -> lobby.api("GET", "/events?event_type=worlds_cleaned_up", null)
                .text()
                .contains("\"actor\":\"supervisor\",\"detail\":{\"removed\":1,\"errors\":[]}"));
        setup.close();

        setup.settings.put("LXC_SOCKET", "/nowhere/engine.socket");
        setup.run();
        assertThat(lobby.add(ANN, "home").message())
                .isEqualTo("LXC command failed: no container engine is here: /nowhere/engine.socket does not exist");
    }

    @Test
    void adminsDoWithThemAsTheyLike() throws Exception {
        setup.settings.put("BAZA_STOP_MODE", "freeze");
        setup.settings.put("MAX_FROZEN_CONTAINERS", "1");
        setup.run();
        lobby.login("admin", Setup.PASSWORD);
        lobby.add(ANN, "home");
        lobby.add(BOB, "home");
        assertThat(lobby.stop(ANN).success()).isTrue();
        assertThat(status(ANN)).isEqualTo("frozen");
        assertThat(lobby.stop(BOB).success()).isTrue();
        assertThat(status(BOB)).isEqualTo("frozen");
        assertThat(status(ANN)).isEqualTo("stopped");

        assertThat(world("POST", BOB, "/thaw").path("status").asText()).isEqualTo("running");
        assertThat(world("GET", BOB, "/console").path("text").isTextual()).isTrue();
        assertThat(world("POST", BOB, "/stop").path("status").asText()).isEqualTo("stopped");
        assertThat(lobby.api("POST", "/worlds/" + BOB + "/freeze", null).status())
                .isEqualTo(409);
        assertThat(world("POST", BOB, "/start").path("address").isTextual()).isTrue();
        assertThat(lobby.get("/metrics").text())
                .contains("languard_worlds{status=\"running\"} 1", "languard_world_requests_total");
        assertThat(lobby.api("DELETE", "/worlds/" + BOB, null).status()).isEqualTo(204);
        assertThat(lobby.api("GET", "/worlds/" + BOB, null).status()).isEqualTo(404);
        assertThat(Containers.all()).containsExactly(ANN + "-home");
        assertThat(lobby.api("GET", "/events", null).text())
                .contains("world_created", "world_frozen", "world_thawed", "world_stopped", "world_deleted");
    }

    @Test
    void twoHundredRequestsAtOnceKeepToTheCap() throws Exception {
        setup.run();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger most = new AtomicInteger();
        Thread watcher = watcher(over, most);
        long began = System.nanoTime();
        List<Answer> answers = all(REQUESTS);
        double seconds = (System.nanoTime() - began) / 1e9;
        over.set(true);
        watcher.join();

        assertThat(answers).hasSize(REQUESTS);
        Set<String> served = new HashSet<>();
        for (Answer answer : answers) {
            assertThat(answer.status()).isEqualTo(200);
            if (answer.success()) {
                served.add(answer.json().path("container").asText());
            } else {
                assertThat(answer.message()).isEqualTo(FULL);
            }
        }
        System.out.printf(
                "%d requests at once for %d players: %.1f s, %d served %d worlds, at most %d ran%n",
                REQUESTS,
                PLAYERS,
                seconds,
                answers.stream().filter(Answer::success).count(),
                served.size(),
                most.get());
        assertThat(served).hasSize(CAP);
        assertThat(most.get()).isLessThanOrEqualTo(CAP);
        assertThat(Containers.all()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void aCrashInTheMiddleLeavesNoPlaceTakenAndNoSecondContainer() throws Exception {
        setup.run();
        ExecutorService background = Executors.newSingleThreadExecutor();
        Future<List<Answer>> requests = background.submit(() -> all(REQUESTS));
        Setup.await(() -> !Containers.all().isEmpty());
        setup.crash();
        requests.get(60, TimeUnit.SECONDS);
        background.shutdown();

        setup.run();
        lobby.login("admin", Setup.PASSWORD);
        Setup.await(() -> unfinished().isEmpty());
        assertThat(Containers.running().size()).isLessThanOrEqualTo(CAP);
        for (String container : Containers.all()) {
            lobby.stop(container.substring(0, container.lastIndexOf("-w")));
        }
        Setup.await(() -> Containers.running().isEmpty());
        for (int i = 0; i < CAP; i++) {
            assertThat(lobby.add(player(i), "w").text()).contains("success");
        }
        assertThat(lobby.add(player(CAP), "w").message()).isEqualTo(FULL);
        assertThat(Containers.running()).hasSize(CAP);
        assertThat(Containers.all()).doesNotHaveDuplicates();
        Set<String> owners = new HashSet<>();
        for (JsonNode world : lobby.api("GET", "/worlds", null).json().path("data")) {
            if (world.path("container").asText().startsWith(Containers.PREFIX)) {
                assertThat(owners.add(world.path("player").asText())).isTrue();
            }
        }
    }

    @Test
    void theBundleIsReplacedWhileWorldsRun() throws Exception {
        setup.run();
        Answer made = lobby.add(ANN, "home");
        Path jar = setup.bundle;
        Path aside = folder.resolve("aside.jar");
        Files.move(jar, aside);
        Setup.await(() -> lobby.add(ANN, "home").status() == 404);
        assertThat(lobby.add(ANN, "home").text())
                .isEqualTo("{\"status\":\"error\",\"message\":\"Container provisioning is not available\"}");
        lobby.login("admin", Setup.PASSWORD);
        assertThat(lobby.api("GET", "/worlds", null).text()).contains("CAPABILITY_NOT_SUPPORTED");
        assertThat(Containers.running()).containsExactly(ANN + "-home");

        Files.move(aside, jar);
        Setup.await(() -> lobby.add(ANN, "home").status() == 200);
        Answer again = lobby.add(ANN, "home");
        assertThat(again.message()).isEqualTo("Active container already exists.");
        assertThat(again.json().path("ip")).isEqualTo(made.json().path("ip"));
    }

    private List<String> unfinished() throws Exception {
        List<String> players = new ArrayList<>();
        for (JsonNode world : lobby.api("GET", "/worlds", null).json().path("data")) {
            if (Set.of("creating", "starting").contains(world.path("status").asText())) {
                players.add(world.path("player").asText());
            }
        }
        return players;
    }

    private String status(String player) throws Exception {
        return world("GET", player, "").path("status").asText();
    }

    private JsonNode world(String method, String player, String what) throws Exception {
        return lobby.api(method, "/worlds/" + player + what, null).json().path("data");
    }

    private static String player(int number) {
        return Containers.PREFIX + number;
    }

    /** So many requests at once; those that got no answer are left out. */
    private List<Answer> all(int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Answer>> requests = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String player = player(i % PLAYERS);
                requests.add(() -> lobby.add(player, "w"));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> request : clients.invokeAll(requests)) {
                try {
                    answers.add(request.get());
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(IOException.class);
                }
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private static Thread watcher(AtomicBoolean over, AtomicInteger most) {
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                try {
                    most.accumulateAndGet(Containers.running().size(), Math::max);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        thread.start();
        return thread;
    }
}
