package io.languard.launcher;

import io.languard.testkit.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The installation created by the build, run as users run it. */
public final class InstallationProcess implements AutoCloseable {

    public static final Path HOME =
            Path.of(System.getProperty("languard.home", "target/languard")).toAbsolutePath();

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(60);

    private final Process process;
    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final List<String> err = new ArrayList<>();
    private final List<Thread> readers;

    private InstallationProcess(Process process) {
        this.process = process;
        this.readers =
                List.of(reader(process.getInputStream(), out::add), reader(process.getErrorStream(), this::addError));
    }

    /** Returns settings for an installation that does not interfere with others. */
    public static Map<String, String> settings(Path data) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("LANGUARD_DATA", data.toString());
        settings.put("LANGUARD_BIND", "127.0.0.1");
        settings.put("LANGUARD_PORT", Integer.toString(FreePorts.one()));
        settings.put("LANGUARD_SHELL_PORT", Integer.toString(FreePorts.one()));
        return settings;
    }

    public static InstallationProcess run(Map<String, String> settings, String... words) throws IOException {
        return run(HOME.resolve("bin/languard"), settings, words);
    }

    public static InstallationProcess run(Path script, Map<String, String> settings, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createTempDirectory("elsewhere").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LANGUARD_") || name.startsWith("DB_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LANGUARD_CLASS_ARCHIVE", "false");
        builder.environment().putAll(settings);
        return new InstallationProcess(builder.start());
    }

    /** Waits for the ready message. */
    public String awaitReady() throws InterruptedException {
        String line = out.poll(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("not ready; errors: " + errors());
        }
        return line;
    }

    /** Returns the next line of output. */
    String nextLine() throws InterruptedException {
        return out.poll(1, TimeUnit.SECONDS);
    }

    /** Waits until the error output contains the text. */
    void awaitError(String text) throws InterruptedException {
        long end = System.nanoTime() + END_TIMEOUT.toNanos();
        synchronized (err) {
            while (err.stream().noneMatch(line -> line.contains(text))) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("'" + text + "' expected, but got " + err);
                }
                err.wait(left);
            }
        }
    }

    /** Sends SIGTERM, as a service manager does. */
    InstallationProcess terminate() {
        process.destroy();
        return this;
    }

    /** Sends SIGTERM to the process that this one has started and waits for. */
    void terminateChild() {
        process.toHandle().children().forEach(ProcessHandle::destroy);
    }

    /** Kills the process, as a crash does. */
    public void crash() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits as long as for a start, since a start that fails may get as far as one that does not. */
    int exitStatus() throws InterruptedException {
        if (!process.waitFor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    List<String> output() {
        return List.copyOf(out);
    }

    List<String> errors() {
        synchronized (err) {
            return List.copyOf(err);
        }
    }

    private void addError(String line) {
        synchronized (err) {
            err.add(line);
            err.notifyAll();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    private static Thread reader(InputStream stream, Consumer<String> lines) {
        Thread thread = new Thread(() -> new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                .lines()
                .forEach(lines));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
