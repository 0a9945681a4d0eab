package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The WebSocket of the installation: events are pushed, and connections end with the token and with the platform. */
class LiveIT {

    private static final String PASSWORD = "only for this test";

    @TempDir
    Path folder;

    @Test
    void eventsArePushedUntilTheTokenOrThePlatformEnds() throws Exception {
        Map<String, String> settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        Path adapters = Files.createDirectories(folder.resolve("adapters"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        Files.copy(InstallationProcess.HOME.resolve("adapters/game-arma3-1.0.0.jar"), adapters.resolve("arma3.jar"));
        PlainApiClient plainApiClient = new PlainApiClient(settings.get("LANGUARD_PORT"));
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            String base = "ws://127.0.0.1:" + settings.get("LANGUARD_PORT") + "/ws/";
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> new RecordingWebSocketListener(base + "all?token=forged"))
                    .withCauseInstanceOf(WebSocketHandshakeException.class);

            plainApiClient.login("admin", PASSWORD);
            RecordingWebSocketListener all =
                    new RecordingWebSocketListener(base + "all?token=" + plainApiClient.token());
            plainApiClient.await(
                    "/games/arma3", plainApiResponse -> plainApiResponse.body().contains("ban_manager"));
            String id = plainApiClient
                    .post(
                            "/servers",
                            "{\"name\":\"Main\",\"game_type\":\"arma3\",\"exe_path\":\"/srv/arma3server_x64\","
                                    + "\"game_port\":2302}")
                    .field("id");
            assertThat(all.next())
                    .startsWith("{\"type\":\"event\",\"server_id\":" + id + ",\"data\":{\"event_type\":\"")
                    .contains("\"server_created\"");

            plainApiClient.post("/auth/logout", null);
            assertThat(all.nextAfterMessages()).isEqualTo("closed 4401");

            plainApiClient.login("admin", PASSWORD);
            RecordingWebSocketListener one =
                    new RecordingWebSocketListener(base + id + "?token=" + plainApiClient.token());
            languard.terminate();
            assertThat(one.next()).isEqualTo("closed 1001");
            assertThat(languard.exitStatus()).isIn(0, 143);
        }
    }

    /** Records all messages and the end of the connection. */
    private static final class RecordingWebSocketListener implements WebSocket.Listener {

        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

        RecordingWebSocketListener(String uri) throws Exception {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(uri), this)
                    .get(10, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            received.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            received.add("closed " + code);
            return null;
        }

        String next() throws InterruptedException {
            return received.poll(10, TimeUnit.SECONDS);
        }

        /** Returns the next entry that is not a message. */
        String nextAfterMessages() throws InterruptedException {
            String next = next();
            while (next != null && next.startsWith("{")) {
                next = next();
            }
            return next;
        }
    }
}
