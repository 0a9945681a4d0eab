package io.languard.arma3.simulator;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The packaged simulator in a process of its own, started as a platform does: clean environment, one output file. */
final class SimulatorProcess implements AutoCloseable {
    static final Path LAUNCHER =
            Path.of("target", "simulator", "arma3server_x64").toAbsolutePath();
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final Path folder;
    private final Path output;
    private final Process process;

    private SimulatorProcess(Path folder, Path output, Process process) {
        this.folder = folder;
        this.output = output;
        this.process = process;
    }

    static SimulatorProcess start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        Map<String, String> environment = builder.environment();
        String path = environment.get("PATH");
        environment.clear();
        environment.put("PATH", path);
        environment.put("HOME", folder.toString());
        return new SimulatorProcess(folder, output, builder.start());
    }

    /** Returns a port that is free together with those above it, outside the operating system's ephemeral range. */
    static int freePort() {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (IntStream.of(0, 1, 12, 13, 100).allMatch(offset -> isFree(port + offset))) {
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

    Process process() {
        return process;
    }

    List<String> lines() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    SimulatorProcess awaitLine(String part) {
        await(part).atMost(MAX_WAIT).pollInterval(Duration.ofMillis(10)).until(() -> lines().stream()
                .anyMatch(line -> line.contains(part)));
        return this;
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    void control(String line) throws IOException {
        Files.writeString(
                folder.resolve("simulator.control"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Sends one datagram and returns the next one received. */
    static byte[] exchange(DatagramSocket socket, int port, byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
        return receive(socket);
    }

    static byte[] receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65507], 65507);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
