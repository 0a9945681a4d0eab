package io.languard.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.launcher.Alone;
import io.languard.worlds.LobbyClient.LobbyResponse;
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

/** Worlds on demand in the shipped installation, on a real engine. */
@Alone
class WorldsIT {

    private static final int REQUESTS = 200;
    private static final int PLAYERS = 40;
    private static final int MAX_RUNNING = 5;
    private static final String ANN = LxcCli.PREFIX + "Ann";
    private static final String BOB = LxcCli.PREFIX + "Bob";
    private static final String FULL = "Maximum number of concurrent containers reached. Please try again later.";

    @TempDir
    Path folder;

    private WorldsInstallation worldsInstallation;
    private LobbyClient lobbyClient;

    @BeforeEach
    void setUp() throws Exception {
        worldsInstallation = new WorldsInstallation(folder);
        lobbyClient = worldsInstallation.lobby;
        worldsInstallation.settings.put("MAX_CONCURRENT_CONTAINERS", Integer.toString(MAX_RUNNING));
    }

    @AfterEach
    void end() throws Exception {
        if (worldsInstallation != null) {
            worldsInstallation.close();
        }
    }

    @Test
    void aLobbyReceivesTheResponsesOfTheContract() throws Exception {
        worldsInstallation.settings.put("MAX_CONCURRENT_CONTAINERS", "1");
        worldsInstallation.run();
        LobbyResponse created = lobbyClient.add(ANN, "home");
        String container = ANN + "-home";
        String ip = created.json().path("ip").asText();
        assertThat(ip).matches("[0-9.]+");
        String location = "\"container\":\"" + container + "\",\"ip\":\"" + ip + "\",\"port\":25565}";
        assertThat(created.text()).isEqualTo("{\"status\":\"success\"," + location);
        assertThat(lobbyClient.add(ANN, "other").text())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Active container already exists.\"," + location);
        assertThat(lobbyClient.add(BOB, "home").text())
                .isEqualTo("{\"status\":\"error\",\"message\":\"" + FULL + "\"}");
        assertThat(lobbyClient.stop(ANN).text())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Container '" + container + "' for player '" + ANN
                        + "' stopped successfully.\"}");
        assertThat(lobbyClient.stop(ANN).message())
                .isEqualTo("Container '" + container + "' for player '" + ANN + "' is already stopped.");
        assertThat(lobbyClient.stop(BOB).message()).isEqualTo("Container for player '" + BOB + "' not found.");
        assertThat(lobbyClient.add(ANN, "home").message()).isEqualTo("Started existing container.");
        assertThat(lobbyClient.cleanup().text())
                .isEqualTo("{\"status\":\"cleanup_triggered\",\"details\":{\"cleaned_up_count\":0,\"errors\":[]}}");
    }

    @Test
    void inactiveWorldsAreRemovedAndAMissingEngineIsReported() throws Exception {
        worldsInstallation.run();
        lobbyClient.add(ANN, "home");
        worldsInstallation.close();
        worldsInstallation.settings.put("INACTIVITY_PERIOD_DAYS", "0");
        worldsInstallation.settings.put("BAZA_CLEANUP_INTERVAL", "1");
        worldsInstallation.run();
        WorldsInstallation.await(() -> LxcCli.all().isEmpty());
        lobbyClient.login("admin", WorldsInstallation.PASSWORD);
        WorldsInstallation.await(() -> lobbyClient
                .api("GET", "/events?event_type=worlds_cleaned_up", null)
                .text()
                .contains("\"actor\":\"supervisor\",\"detail\":{\"removed\":1,\"errors\":[]}"));
        worldsInstallation.close();

        worldsInstallation.settings.put("LXC_SOCKET", "/nowhere/engine.socket");
        worldsInstallation.run();
        assertThat(lobbyClient.add(ANN, "home").message())
                .isEqualTo("LXC command failed: no container engine found: /nowhere/engine.socket does not exist");
    }

    @Test
    void adminsControlWorlds() throws Exception {
        worldsInstallation.settings.put("BAZA_STOP_MODE", "freeze");
        worldsInstallation.settings.put("MAX_FROZEN_CONTAINERS", "1");
        worldsInstallation.run();
        lobbyClient.login("admin", WorldsInstallation.PASSWORD);
        lobbyClient.add(ANN, "home");
        lobbyClient.add(BOB, "home");
        assertThat(lobbyClient.stop(ANN).success()).isTrue();
        assertThat(status(ANN)).isEqualTo("frozen");
        assertThat(lobbyClient.stop(BOB).success()).isTrue();
        assertThat(status(BOB)).isEqualTo("frozen");
        assertThat(status(ANN)).isEqualTo("stopped");

        assertThat(world("POST", BOB, "/thaw").path("status").asText()).isEqualTo("running");
        assertThat(world("GET", BOB, "/console").path("text").isTextual()).isTrue();
        assertThat(world("POST", BOB, "/stop").path("status").asText()).isEqualTo("stopped");
        assertThat(lobbyClient.api("POST", "/worlds/" + BOB + "/freeze", null).status())
                .isEqualTo(409);
        assertThat(world("POST", BOB, "/start").path("address").isTextual()).isTrue();
        assertThat(lobbyClient.get("/metrics").text())
                .contains("languard_worlds{status=\"running\"} 1", "languard_world_requests_total");
        assertThat(lobbyClient.api("DELETE", "/worlds/" + BOB, null).status()).isEqualTo(204);
        assertThat(lobbyClient.api("GET", "/worlds/" + BOB, null).status()).isEqualTo(404);
        assertThat(LxcCli.all()).containsExactly(ANN + "-home");
        assertThat(lobbyClient.api("GET", "/events", null).text())
                .contains("world_created", "world_frozen", "world_thawed", "world_stopped", "world_deleted");
    }

    @Test
    void concurrentRequestsDoNotExceedTheCap() throws Exception {
        worldsInstallation.run();
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger maxRunning = new AtomicInteger();
        Thread watcher = watcher(stopped, maxRunning);
        long start = System.nanoTime();
        List<LobbyResponse> lobbyResponses = all(REQUESTS);
        double seconds = (System.nanoTime() - start) / 1e9;
        stopped.set(true);
        watcher.join();

        assertThat(lobbyResponses).hasSize(REQUESTS);
        Set<String> served = new HashSet<>();
        for (LobbyResponse lobbyResponse : lobbyResponses) {
            assertThat(lobbyResponse.status()).isEqualTo(200);
            if (lobbyResponse.success()) {
                served.add(lobbyResponse.json().path("container").asText());
            } else {
                assertThat(lobbyResponse.message()).isEqualTo(FULL);
            }
        }
        System.out.printf(
                "%d concurrent requests for %d players: %.1f s, %d successful for %d worlds, at most %d running%n",
                REQUESTS,
                PLAYERS,
                seconds,
                lobbyResponses.stream().filter(LobbyResponse::success).count(),
                served.size(),
                maxRunning.get());
        assertThat(served).hasSize(MAX_RUNNING);
        assertThat(maxRunning.get()).isLessThanOrEqualTo(MAX_RUNNING);
        assertThat(LxcCli.all()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void aCrashLeaksNoSlotAndCreatesNoSecondContainer() throws Exception {
        worldsInstallation.run();
        ExecutorService background = Executors.newSingleThreadExecutor();
        Future<List<LobbyResponse>> requests = background.submit(() -> all(REQUESTS));
        WorldsInstallation.await(() -> !LxcCli.all().isEmpty());
        worldsInstallation.crash();
        requests.get(60, TimeUnit.SECONDS);
        background.shutdown();

        worldsInstallation.run();
        lobbyClient.login("admin", WorldsInstallation.PASSWORD);
        WorldsInstallation.await(() -> unfinished().isEmpty());
        assertThat(LxcCli.running().size()).isLessThanOrEqualTo(MAX_RUNNING);
        for (String container : LxcCli.all()) {
            lobbyClient.stop(container.substring(0, container.lastIndexOf("-w")));
        }
        WorldsInstallation.await(() -> LxcCli.running().isEmpty());
        for (int i = 0; i < MAX_RUNNING; i++) {
            assertThat(lobbyClient.add(player(i), "w").text()).contains("success");
        }
        assertThat(lobbyClient.add(player(MAX_RUNNING), "w").message()).isEqualTo(FULL);
        assertThat(LxcCli.running()).hasSize(MAX_RUNNING);
        assertThat(LxcCli.all()).doesNotHaveDuplicates();
        Set<String> owners = new HashSet<>();
        for (JsonNode world : lobbyClient.api("GET", "/worlds", null).json().path("data")) {
            if (world.path("container").asText().startsWith(LxcCli.PREFIX)) {
                assertThat(owners.add(world.path("player").asText())).isTrue();
            }
        }
    }

    @Test
    void theBundleCanBeReplacedWhileWorldsAreRunning() throws Exception {
        worldsInstallation.run();
        LobbyResponse created = lobbyClient.add(ANN, "home");
        Path jar = worldsInstallation.bundle;
        Path aside = folder.resolve("aside.jar");
        Files.move(jar, aside);
        WorldsInstallation.await(() -> lobbyClient.add(ANN, "home").status() == 404);
        assertThat(lobbyClient.add(ANN, "home").text())
                .isEqualTo("{\"status\":\"error\",\"message\":\"Container provisioning is not available\"}");
        lobbyClient.login("admin", WorldsInstallation.PASSWORD);
        assertThat(lobbyClient.api("GET", "/worlds", null).text()).contains("CAPABILITY_NOT_SUPPORTED");
        assertThat(LxcCli.running()).containsExactly(ANN + "-home");

        Files.move(aside, jar);
        WorldsInstallation.await(() -> lobbyClient.add(ANN, "home").status() == 200);
        LobbyResponse again = lobbyClient.add(ANN, "home");
        assertThat(again.message()).isEqualTo("Active container already exists.");
        assertThat(again.json().path("ip")).isEqualTo(created.json().path("ip"));
    }

    private List<String> unfinished() throws Exception {
        List<String> players = new ArrayList<>();
        for (JsonNode world : lobbyClient.api("GET", "/worlds", null).json().path("data")) {
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
        return lobbyClient.api(method, "/worlds/" + player + what, null).json().path("data");
    }

    private static String player(int number) {
        return LxcCli.PREFIX + number;
    }

    /** Sends concurrent requests; returns the responses of those that were not interrupted. */
    private List<LobbyResponse> all(int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(count);
        try {
            List<Callable<LobbyResponse>> requests = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String player = player(i % PLAYERS);
                requests.add(() -> lobbyClient.add(player, "w"));
            }
            List<LobbyResponse> lobbyResponses = new ArrayList<>();
            for (Future<LobbyResponse> request : clients.invokeAll(requests)) {
                try {
                    lobbyResponses.add(request.get());
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(IOException.class);
                }
            }
            return lobbyResponses;
        } finally {
            clients.shutdownNow();
        }
    }

    private static Thread watcher(AtomicBoolean stopped, AtomicInteger maxRunning) {
        Thread thread = new Thread(() -> {
            while (!stopped.get()) {
                try {
                    maxRunning.accumulateAndGet(LxcCli.running().size(), Math::max);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        thread.start();
        return thread;
    }
}
