package io.languard.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The running JVM of {@link LogClients}. */
final class LogClientsProcess implements AutoCloseable {

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    /** Starts the clients, and returns when all have subscribed. */
    LogClientsProcess(int port, int server, int clients, List<String> tokens) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LogClients.class.getName(),
                        Integer.toString(port),
                        Integer.toString(server),
                        Integer.toString(clients))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        in = process.outputWriter(StandardCharsets.US_ASCII);
        out = process.inputReader(StandardCharsets.US_ASCII);
        try {
            write(String.join(" ", tokens));
            read();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    long pid() {
        return process.pid();
    }

    /** Announces lines that are written after that. */
    void expect(int lines) throws IOException {
        write(Integer.toString(lines));
    }

    /**
     * Returns the latencies of the announced lines when all clients have received all of them.
     *
     * @throws IOException if a line is missing, repeated or out of order; the reason is on the standard error
     */
    Latencies.Summary received() throws IOException {
        return Latencies.Summary.parse(read());
    }

    private void write(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    private String read() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The clients have failed, see above");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
