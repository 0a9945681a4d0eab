package io.languard.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The installation created by the build, running with its own data folder and without rate limits. */
final class MeasuredInstallation implements AutoCloseable {

    static final Path HOME = Path.of(System.getProperty("languard.home", "distribution/target/languard"))
            .toAbsolutePath()
            .normalize();
    static final Path SIMULATOR = HOME.resolve("simulator/arma3server_x64");

    private static final String PASSWORD = "benchmark";
    private static final Duration READY = Duration.ofSeconds(60);

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final long startNanos;
    final int port;
    final Path adapters;
    private String token = "";

    private MeasuredInstallation(Process process, int port, Path adapters, long startNanos) {
        this.process = process;
        this.port = port;
        this.adapters = adapters;
        this.startNanos = startNanos;
    }

    /** Starts the installation and returns when it is healthy. */
    static MeasuredInstallation start(Path data, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = freePort();
        Path adapters = data.resolve("adapters");
        if (Files.notExists(adapters)) {
            copyAdapters(adapters);
        }
        Map<String, String> all = new TreeMap<>();
        all.put("LANGUARD_DATA", data.resolve("data").toString());
        all.put("LANGUARD_ADAPTERS", adapters.toString());
        all.put("LANGUARD_BIND", "127.0.0.1");
        all.put("LANGUARD_PORT", Integer.toString(port));
        all.put("LANGUARD_SHELL_PORT", "0");
        all.put("LANGUARD_RATE_LIMIT", "0");
        all.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        all.put("LANGUARD_ADMIN_PASSWORD", PASSWORD);
        all.putAll(settings);
        ProcessBuilder builder = new ProcessBuilder(HOME.resolve("bin/languard").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(data.resolve("console.log").toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(LANGUARD|DB|BAZA)_.*"));
        builder.environment().putAll(all);
        long start = System.nanoTime();
        MeasuredInstallation running = new MeasuredInstallation(builder.start(), port, adapters, start);
        try {
            running.await("/system/health", READY);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns the seconds since the process was started. */
    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    long pid() {
        return process.pid();
    }

    /** Logs in; later requests send the token. */
    String login() throws IOException, InterruptedException {
        String response = send("POST", "/auth/login", "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}")
                .body();
        token = field(response, "access_token");
        return token;
    }

    String token() {
        return token;
    }

    /** Waits until a server has the given status. */
    void awaitStatus(int id, String status) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        String last = "";
        while (System.nanoTime() < end) {
            last = get("/servers/" + id).body();
            if (field(last, "status").equals(status)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("not " + status + ": " + last);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, null);
    }

    /** Sends a lobby's request for a world and returns the response. */
    String lobby(String path, String body) throws IOException, InterruptedException {
        return exchange("POST", "/baza" + path, body).body();
    }

    /** Creates an Arma 3 server on the simulator and returns its id. */
    int createServer(int number) throws IOException, InterruptedException {
        int gamePort = 20_000 + number * 20;
        HttpResponse<String> response = post(
                "/servers",
                "{\"name\":\"Server " + number + "\",\"description\":\"Measured\",\"game_type\":\"arma3\","
                        + "\"exe_path\":\"" + SIMULATOR + "\",\"game_port\":" + gamePort + ",\"rcon_port\":"
                        + (gamePort + 10) + "}");
        if (response.statusCode() != 201) {
            throw new IllegalStateException(response.body());
        }
        return Integer.parseInt(field(response.body(), "id"));
    }

    /** Waits until a path responds with 200. */
    void await(String path, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (get(path).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not up yet
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new IllegalStateException(path + " does not respond with 200");
    }

    /** Returns the resident memory of the process in MiB, after a full collection. */
    double residentMb() throws IOException, InterruptedException {
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), "" + pid(), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        TimeUnit.SECONDS.sleep(1);
        Matcher matcher =
                Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(Files.readString(Path.of("/proc/" + pid() + "/status")));
        return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : Double.NaN;
    }

    static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return exchange(method, "/api" + path, body);
    }

    private HttpResponse<String> exchange(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void copyAdapters(Path target) throws IOException {
        Files.createDirectories(target);
        try (var jars = Files.newDirectoryStream(HOME.resolve("adapters"), "*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, target.resolve(jar.getFileName()));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
