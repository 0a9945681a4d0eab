package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import io.languard.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation behind reverse proxies under a path, configured as {@code docs/operations.md} describes. */
class ReverseProxyIT {

    private static final String PASSWORD = "only for this test";
    private static final Path GUIDE = InstallationProcess.HOME.resolve("../../../docs/operations.md");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Map<String, String> settings;
    private String proxyPort;
    private Process proxy;

    @BeforeEach
    void setUp() throws IOException {
        settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        settings.put("LANGUARD_TRUSTED_PROXIES", "127.0.0.1");
        proxyPort = Integer.toString(FreePorts.one());
    }

    @AfterEach
    void endProxy() throws InterruptedException {
        if (proxy != null) {
            proxy.destroy();
            if (!proxy.waitFor(10, TimeUnit.SECONDS)) {
                proxy.destroyForcibly();
            }
        }
    }

    @Test
    void nginxServesThePlatformUnderAPath() throws Exception {
        Path program = requireProgram("/usr/sbin/nginx");
        String documented =
                documented("map $http_upgrade").replace("listen 80;", "listen 127.0.0.1:" + proxyPort + ";");
        StringBuilder temporary = new StringBuilder();
        for (String use : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary
                    .append(use)
                    .append("_temp_path ")
                    .append(folder.resolve(use))
                    .append(";\n");
        }
        Path file = Files.writeString(
                folder.resolve("nginx.conf"),
                "daemon off; master_process off; pid " + folder.resolve("nginx.pid")
                        + ";\nevents {}\nhttp {\naccess_log off;\n" + temporary + documented + "}\n");
        start(program.toString(), "-p", folder.toString(), "-c", file.toString(), "-e", "stderr");
        worksUnderThePath();
    }

    @Test
    void caddyServesThePlatformUnderAPath() throws Exception {
        Path program = requireProgram("/usr/bin/caddy");
        String documented = documented("games.example.org {")
                .replace("games.example.org {", "http://127.0.0.1:" + proxyPort + " {\n    bind 127.0.0.1");
        Path file = Files.writeString(folder.resolve("Caddyfile"), "{\n    admin off\n}\n" + documented);
        start(program.toString(), "run", "--config", file.toString(), "--adapter", "caddyfile");
        worksUnderThePath();
    }

    private void worksUnderThePath() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> get("/games/api/system/health").statusCode() == 200);
            for (String page : List.of("/games/api/docs", "/games/api/docs/")) {
                partsOfThePageArrive(page);
            }
            assertThat(get("/games/api/openapi.json").body()).contains("\"servers\":[{\"url\":\"/games\"}]");

            PlainApiClient client = PlainApiClient.ofRoot(proxyPort);
            PlainApiResponse login =
                    client.post("/games/api/auth/login", "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}");
            assertThat(login.status()).isEqualTo(200);
            assertThat(pongFor(login.field("access_token"))).isEqualTo("{\"type\":\"pong\"}");
        }
    }

    private void partsOfThePageArrive(String page) throws Exception {
        HttpResponse<String> html = get(page);
        assertThat(html.statusCode()).isEqualTo(200);
        Matcher parts = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(html.body());
        int found = 0;
        while (parts.find()) {
            if (!parts.group(1).startsWith("data:")) {
                String target =
                        URI.create(page).resolve(parts.group(1)).normalize().toString();
                assertThat(get(target).statusCode()).as(target).isEqualTo(200);
                found++;
            }
        }
        assertThat(found).isEqualTo(4);
    }

    /** Connects like a page of this origin, and returns the response to a ping. */
    private String pongFor(String token) throws Exception {
        CompletableFuture<String> response = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .header("Origin", "http://127.0.0.1:" + proxyPort)
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + proxyPort + "/games/ws/all?token=" + token),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                                response.complete(text.toString());
                                return null;
                            }
                        })
                .get(20, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"ping\"}", true);
        String text = response.get(20, TimeUnit.SECONDS);
        socket.abort();
        return text;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxyPort + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("proxy.log").toFile());
        builder.environment().put("HOME", folder.toString());
        proxy = builder.start();
    }

    /** Returns the example in the guide that begins with this text, for the port of this test. */
    private String documented(String begin) throws IOException {
        List<String> lines = Files.readAllLines(GUIDE);
        int first = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("    " + begin))
                .findFirst()
                .orElseThrow());
        int end = first;
        while (lines.get(end).startsWith("    ")) {
            end++;
        }
        return String.join("\n", lines.subList(first, end))
                        .replace("127.0.0.1:8000", "127.0.0.1:" + settings.get("LANGUARD_PORT"))
                + "\n";
    }

    private static Path requireProgram(String path) {
        Path program = Path.of(path);
        assumeTrue(Files.isExecutable(program), path + " is not installed");
        return program;
    }
}
