package io.languard.arma3.peer;

import static org.awaitility.Awaitility.await;

import io.languard.api.config.ConfigEntry;
import io.languard.api.log.LogItem;
import io.languard.api.process.LaunchCommand;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.TestServer;
import io.languard.arma3.process.Arma3ServerLauncher;
import io.languard.arma3.remote.Arma3RemoteAdmin;
import io.languard.arma3.settings.Arma3ConfigGenerator;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A server that the adapter configures and the simulator runs, with a remote admin session of the adapter. */
final class SimulatedGame implements AutoCloseable {

    private static final Path SIMULATOR =
            Path.of("simulator", "target", "simulator", "arma3server_x64").toAbsolutePath();

    private final Path directory;
    private final Process process;
    private final Arma3RemoteAdmin admin = new Arma3RemoteAdmin();
    private final RemoteSession session;

    private SimulatedGame(TestServer server, Process process) {
        this.directory = server.directory();
        this.process = process;
        session = admin.open(server, new NoOpRemoteListener());
    }

    /** Creates a folder that takes the role of the installed game; several servers can run from it. */
    static Path install(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("arma3server_x64"), SIMULATOR);
        return folder;
    }

    /** Creates a server with ports of its own. */
    static TestServer server(Path installation, Path directory) throws IOException {
        int port = freePort();
        return new TestServer(Files.createDirectories(directory))
                .executable(installation.resolve("arma3server_x64").toString())
                .ports(port, port + 5)
                // The control file would be in the game's folder.
                .with("launch", "extra_arguments", List.of("-simControl=" + directory.resolve("control")));
    }

    /** Writes the files and starts the game, as the platform does. */
    static SimulatedGame start(TestServer server) throws IOException {
        for (ConfigEntry entry : new Arma3ConfigGenerator().render(server)) {
            Path file = server.directory().resolve(((ConfigEntry.ConfigFile) entry).path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.text());
        }
        LaunchCommand launch = new Arma3ServerLauncher().launchCommand(server);
        List<String> words = new ArrayList<>(List.of(server.executable()));
        words.addAll(launch.arguments());
        Path output = server.directory().resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(launch.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        SimulatedGame game = new SimulatedGame(server, builder.start());
        game.awaitLine("Host identity created.");
        return game;
    }

    RemoteSession session() {
        return session;
    }

    /** Returns the game's reply to a command of the adapter. */
    String sendCommand(String command) throws Exception {
        return session.command(command).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    void awaitLine(String part) {
        await(part).atMost(Duration.ofSeconds(20)).until(() -> Files.readString(directory.resolve("output.log"))
                .contains(part));
    }

    void awaitEnd() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }

    @Override
    public void close() throws Exception {
        session.close();
        admin.close();
        process.destroyForcibly().waitFor();
    }

    private static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (IntStream.range(0, 6).allMatch(offset -> isFree(port + offset))) {
                return port;
            }
        }
        throw new AssertionError("no free ports");
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    static final class NoOpRemoteListener implements RemoteListener {
        @Override
        public void connectionChanged(boolean connected) {}

        @Override
        public void received(LogItem item) {}

        @Override
        public void playersChanged() {}
    }
}
