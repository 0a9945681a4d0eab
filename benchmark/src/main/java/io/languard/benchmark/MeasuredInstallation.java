package io.languard.benchmark;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The installation created by the build, running with its own data folder and without rate limits. */
final class MeasuredInstallation implements AutoCloseable {

    static final Path HOME = Path.of(System.getProperty("languard.home", "distribution/target/languard"))
            .toAbsolutePath()
            .normalize();
    static final Path SIMULATOR = HOME.resolve("simulator/arma3server_x64");

    private static final String PASSWORD = "benchmark";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration ALL_RUNNING = Duration.ofSeconds(120);

    /** The port of remote admin, above the game port. */
    private static final int REMOTE_ADMIN = 10;

    private static final int FIRST_PORT = 20_000;
    private static final int PORTS_PER_SERVER = 20;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final long startNanos;
    final int port;
    final Path adapters;
    private String token = "";
    private int nextGamePort = FIRST_PORT;

    private MeasuredInstallation(Process process, int port, Path adapters, long startNanos) {
        this.process = process;
        this.port = port;
        this.adapters = adapters;
        this.startNanos = startNanos;
    }

    /** Starts the installation and returns when it is healthy. */
    static MeasuredInstallation start(Path data, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start(data, settings, List.of());
    }

    /**
     * Starts the installation and returns when it is healthy.
     *
     * @param prefix the words of a command that executes the command which follows them
     */
    static MeasuredInstallation start(Path data, Map<String, String> settings, List<String> prefix)
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
        List<String> command = new ArrayList<>(prefix);
        command.add(HOME.resolve("bin/languard").toString());
        ProcessBuilder builder = new ProcessBuilder(command)
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

    ProcessFigures figures() throws IOException {
        return ProcessFigures.of(pid());
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

    /** Waits until this number of servers is running. */
    void awaitRunning(int servers) throws IOException, InterruptedException {
        long end = System.nanoTime() + ALL_RUNNING.toNanos();
        String all = "";
        while (System.nanoTime() < end) {
            all = get("/servers?status=running&limit=1000").body();
            if (all.split("\"status\":\"running\"", -1).length - 1 == servers) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("not all servers are running: " + all);
    }

    /** Creates and starts a sleeping Arma 3 server and returns its id. */
    int startSleeping(SleepingGames games, int number) throws IOException, InterruptedException {
        int id = createSleeping(games, number);
        int gamePort = Integer.parseInt(field(get("/servers/" + id).body(), "game_port"));
        HttpResponse<String> response = post("/servers/" + id + "/start", "");
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.body());
        }
        awaitStatus(id, "running");
        games.wake(gamePort, gamePort + REMOTE_ADMIN);
        return id;
    }

    /** Creates a sleeping Arma 3 server and returns its id. */
    int createSleeping(SleepingGames games, int number) throws IOException, InterruptedException {
        return createServer(number, games.executable(), takeGamePort(number));
    }

    /** Creates an Arma 3 server on the simulator and returns its id. */
    int createServer(int number) throws IOException, InterruptedException {
        return createServer(number, SIMULATOR, takeGamePort(number));
    }

    /** Returns the first port of the next range that nothing on this machine uses. */
    private int takeGamePort(int number) {
        nextGamePort = Math.max(nextGamePort, FIRST_PORT + number * PORTS_PER_SERVER);
        int gamePort;
        do {
            gamePort = nextGamePort;
            nextGamePort += PORTS_PER_SERVER;
        } while (!IntStream.rangeClosed(gamePort, gamePort + REMOTE_ADMIN).allMatch(MeasuredInstallation::isFree));
        return gamePort;
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket = new DatagramSocket(port)) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    private int createServer(int number, Path executable, int gamePort) throws IOException, InterruptedException {
        HttpResponse<String> response = post(
                "/servers",
                "{\"name\":\"Server " + number + "\",\"description\":\"Measured\",\"game_type\":\"arma3\","
                        + "\"exe_path\":\"" + executable + "\",\"game_port\":" + gamePort + ",\"rcon_port\":"
                        + (gamePort + REMOTE_ADMIN) + "}");
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
        return ProcessFigures.afterCollection(pid()).residentMb();
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
