package io.languard.core.process;

import static java.util.Objects.requireNonNull;

import io.languard.api.config.ConfigEntry;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.core.CoreExecutors;
import io.languard.spi.server.ProcessIdentity;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Runs processes on this machine, each in its own session, with a clean environment, default signal handling and its
 * output in a file. No shell interprets any part of a command.
 */
@Component
public class LocalProcessHost implements ProcessHost {

    /**
     * Starts a new session and then executes the program in the same process, so that the pid does not change; part of
     * util-linux.
     */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final CoreExecutors threads;
    private final AdoptedProcessMonitor adoptedProcesses;
    private final ProcessMark marks = new ProcessMark();
    private final ProcessSnapshots snapshots = new ProcessSnapshots(marks);
    private final LocalTimeZone timeZones = new LocalTimeZone();

    @Activate
    public LocalProcessHost(@Reference CoreExecutors threads) {
        this.threads = threads;
        adoptedProcesses = new AdoptedProcessMonitor(threads);
    }

    @Override
    public Path findExecutable(String path) {
        Path file;
        try {
            file = Path.of(path).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new LanguardException(ErrorCode.EXE_NOT_ALLOWED, "'" + path + "' is not a path on this machine", e);
        }
        if (!Files.exists(file)) {
            String where = Path.of(path).isAbsolute() ? "" : ": the path is not absolute, and means " + file;
            throw new LanguardException(ErrorCode.EXE_NOT_ALLOWED, "There is no file '" + path + "'" + where);
        }
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            throw new LanguardException(ErrorCode.EXE_NOT_ALLOWED, "'" + path + "' is not an executable file");
        }
        return file;
    }

    @Override
    public boolean exists(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public boolean isFree(PortBinding port) {
        InetSocketAddress address = new InetSocketAddress(port.port());
        try {
            if (port.protocol() == PortBinding.Protocol.UDP) {
                new DatagramSocket(address).close();
            } else {
                try (ServerSocket socket = new ServerSocket()) {
                    socket.setReuseAddress(true);
                    socket.bind(address);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void createDirectory(Path serverDirectory) {
        try {
            OwnerOnlyFiles.createDirectories(
                    requireNonNull(serverDirectory.resolve(OutputCapture.PATH).getParent()));
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "The server's directory could not be created", e);
        }
    }

    @Override
    public void deleteDirectory(Path serverDirectory) throws IOException {
        OwnerOnlyFiles.deleteTree(serverDirectory);
    }

    @Override
    public List<String> writeConfigFiles(Path serverDirectory, List<ConfigEntry> entries) {
        return ConfigFileWriter.write(serverDirectory, entries);
    }

    @Override
    public GameProcess start(ProcessSpec spec) throws IOException {
        List<String> command = new ArrayList<>();
        if (spec.readsInput()) {
            InputPipe.create(spec.input());
            command.addAll(InputPipe.arguments(spec.input()));
        }
        command.add(spec.executable().toString());
        command.addAll(spec.arguments());
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            words.add(SETSID.toString());
        }
        words.addAll(SignalResetPrefix.arguments(command.get(0)));
        words.addAll(command);

        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(spec.workingDirectory().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment =
                ProcessEnvironment.of(System.getenv(), spec.environment(), spec.workingDirectory());
        environment.compute("PATH", (name, path) -> ProcessMark.addTo(path == null ? "" : path, spec.mark()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        OutputCapture.rotate(spec.output());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.output().toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice()));

        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw SpawnFailure.explain(e);
        }
        ProcessIdentity identity = ProcessTable.identify(process.pid())
                .orElseGet(() -> new ProcessIdentity(process.pid(), "ended immediately"));
        LocalProcess started = localProcess(identity, spec.mark(), spec.input(), true);
        process.onExit().thenAccept(ended -> started.rootEnded(Optional.of(ended.exitValue())));
        return started;
    }

    private LocalProcess localProcess(ProcessIdentity identity, @Nullable String mark, Path input, boolean alive) {
        return new LocalProcess(identity, input, new ProcessTree(identity, mark, snapshots, alive), threads);
    }

    @Override
    public Optional<String> timeZone(Map<String, String> variables) {
        return timeZones.find(variables.getOrDefault("TZ", System.getenv("TZ")));
    }

    @Override
    public Optional<GameProcess> adopt(ProcessIdentity identity, @Nullable String mark, Path input) {
        boolean alive = ProcessTable.isAlive(identity);
        @Nullable String known = alive && mark == null ? marks.of(identity).orElse(null) : mark;
        if (!alive && new ProcessTree(identity, known, snapshots, false).alive().isEmpty()) {
            return Optional.empty();
        }
        LocalProcess process = localProcess(identity, known, input, alive);
        adoptedProcesses.watch(process);
        return Optional.of(process);
    }

    @Override
    public ProcessSnapshot snapshot() {
        return snapshots.take();
    }

    @Override
    public Map<Path, ProcessIdentity> processesByOutput() {
        return ProcessTable.leadersByOutput();
    }

    private static File nullDevice() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }
}
