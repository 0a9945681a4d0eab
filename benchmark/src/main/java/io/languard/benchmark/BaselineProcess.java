package io.languard.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A running {@link BaselineServer} with the JVM settings of the installation. */
final class BaselineProcess implements AutoCloseable {

    private final Process process;
    final int port;

    BaselineProcess(Path folder, byte[] bytes) throws IOException, InterruptedException {
        port = MeasuredInstallation.freePort();
        Path file = Files.write(Files.createTempFile(folder, "bytes", ".json"), bytes);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xms24m",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BaselineServer.class.getName(),
                        Integer.toString(port),
                        file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int tries = 0; !isListening(); tries++) {
            if (tries > 500 || !process.isAlive()) {
                throw new IOException("The baseline server did not start");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    long pid() {
        return process.pid();
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
