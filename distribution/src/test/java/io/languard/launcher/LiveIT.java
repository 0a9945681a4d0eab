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

/** The WebSocket of what is shipped: what happens comes by itself, and ends with the token and with the platform. */
class LiveIT {

    private static final String PASSWORD = "only for this test";

    @TempDir
    Path folder;

    @Test
    void whatHappensComesByItselfForAsLongAsTokenAndPlatformLast() throws Exception {
        Map<String, String> settings = Installed.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        Path adapters = Files.createDirectories(folder.resolve("adapters"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        Files.copy(Installed.HOME.resolve("adapters/game-arma3-1.0.0.jar"), adapters.resolve("arma3.jar"));
        Client client = new Client(settings.get("LANGUARD_PORT"));
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            String base = "ws://127.0.0.1:" + settings.get("LANGUARD_PORT") + "/ws/";
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> new Heard(base + "all?token=forged"))
                    .withCauseInstanceOf(WebSocketHandshakeException.class);

            client.login("admin", PASSWORD);
            Heard all = new Heard(base + "all?token=" + client.token());
            client.await("/games/arma3", answer -> answer.body().contains("ban_manager"));
            String id = client.post(
                            "/servers",
                            "{\"name\":\"Main\",\"game_type\":\"arma3\",\"exe_path\":\"/srv/arma3server_x64\","
                                    + "\"game_port\":2302}")
                    .field("id");
            assertThat(all.next())
                    .startsWith("{\"type\":\"event\",\"server_id\":" + id + ",\"data\":{\"event_type\":\"")
                    .contains("\"server_created\"");

            client.post("/auth/logout", null);
            assertThat(all.nextAfterMessages()).isEqualTo("closed 4401");

            client.login("admin", PASSWORD);
            Heard one = new Heard(base + id + "?token=" + client.token());
            languard.terminate();
            assertThat(one.next()).isEqualTo("closed 1001");
            assertThat(languard.exitStatus()).isIn(0, 143);
        }
    }

    /** What a client hears, the end included. */
    private static final class Heard implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        Heard(String uri) throws Exception {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(uri), this)
                    .get(10, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code);
            return null;
        }

        String next() throws InterruptedException {
            return heard.poll(10, TimeUnit.SECONDS);
        }

        /** The next that is no message. */
        String nextAfterMessages() throws InterruptedException {
            String next = next();
            while (next != null && next.startsWith("{")) {
                next = next();
            }
            return next;
        }
    }
}
