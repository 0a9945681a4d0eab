package io.languard.core.lifecycle;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.ModManager;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortBinding;
import io.languard.api.process.ServerLauncher;
import io.languard.core.WarningLimiter;
import io.languard.core.backup.RestoreSettler;
import io.languard.core.config.ConfigRenderer;
import io.languard.core.process.InputPipe;
import io.languard.core.process.OutputCapture;
import io.languard.core.process.ProcessHost;
import io.languard.core.process.ProcessMark;
import io.languard.core.process.ProcessSpec;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ExecutableRules;
import io.languard.core.server.Launch;
import io.languard.core.server.LaunchCodec;
import io.languard.core.server.PortRules;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.spi.server.ServerRecord;
import io.languard.toolkit.file.FolderLinks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks and prepares everything that a process needs before it is started. */
@Component(service = LaunchPreparer.class)
public class LaunchPreparer {

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final PortRules portRules;
    private final ProcessHost processHost;
    private final ServerRegistry serverRegistry;
    private final LaunchCodec launches;
    private final RestoreSettler settler;

    @Activate
    public LaunchPreparer(
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference PortRules portRules,
            @Reference ProcessHost processHost,
            @Reference ServerRegistry serverRegistry,
            @Reference LaunchCodec launches,
            @Reference RestoreSettler settler) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.portRules = portRules;
        this.processHost = processHost;
        this.serverRegistry = serverRegistry;
        this.launches = launches;
        this.settler = settler;
    }

    /**
     * The prepared launch of a server.
     *
     * @param launch the values it was prepared from, in the form in which they are stored with the process
     * @param warnings the adapter's warnings for admins
     */
    record LaunchPlan(ProcessSpec process, String launch, List<String> warnings) {}

    /**
     * Settles a restore that was cut off, checks executable and ports, applies mods, writes config files and builds the command. Calls the adapter up to
     * five times, each within the guard's timeout.
     *
     * @throws LanguardException the error that clients see
     */
    LaunchPlan prepare(ServerInstance server) {
        settler.requireSettled(server);
        ServerRecord record = server.record();
        GuardedService<ServerLauncher> launcher = registry.require(record.gameType(), ServerLauncher.class);
        ExecutableRules.checkName(
                registry, record.gameType(), record.definition().exePath());
        Path executable = processHost.findExecutable(record.definition().exePath());
        GameServer snapshot = serverSnapshotFactory.configured(record);
        List<PortBinding> ports = portRules.portsOf(record.gameType(), snapshot);
        portRules.checkHost(ports);

        Path directory = serverRegistry.directoryOf(record.id());
        processHost.createDirectory(directory);
        List<String> byAdapter = new ArrayList<>(applyMods(record.gameType(), snapshot));
        List<String> warnings = new ArrayList<>(); // the platform's own first, since the last are omitted
        linkTarget(directory)
                .ifPresent(target ->
                        warnings.add("The server's folder is a link to '" + target + "': its files are written there"));
        List<ConfigEntry> entries =
                ConfigRenderer.render(registry.require(record.gameType(), ConfigGenerator.class), snapshot);
        warnings.addAll(processHost.writeConfigFiles(directory, entries));
        LaunchCommand command = launcher.call(adapter -> adapter.launchCommand(snapshot));
        warnings.addAll(byAdapter);
        warnings.addAll(command.warnings());
        Map<String, String> environment = environment(entries);
        environment.putAll(command.environment());
        String mark = ProcessMark.create();
        return new LaunchPlan(
                new ProcessSpec(
                        executable,
                        command.arguments(),
                        command.workingDirectory(),
                        environment,
                        mark,
                        directory.resolve(OutputCapture.PATH),
                        command.standardInput(),
                        directory.resolve(InputPipe.PATH)),
                launches.encode(
                        record.id(),
                        new Launch(
                                record.definition(),
                                values(snapshot),
                                ports,
                                command.arguments(),
                                mark,
                                processHost.timeZone(environment).orElse(null))),
                WarningLimiter.limit(warnings));
    }

    /** Returns whether a restore of a server was cut off and could not be settled, so that it can't be started. */
    boolean isUnsettled(ServerInstance server) {
        return settler.isUnsettled(server);
    }

    /** Returns the file that captures the output of a server's process. */
    Path outputFile(ServerInstance server) {
        return serverRegistry.directoryOf(server.id()).resolve(OutputCapture.PATH);
    }

    /** Returns the standard input of a server's process, if it has one. */
    Path inputPipe(ServerInstance server) {
        return serverRegistry.directoryOf(server.id()).resolve(InputPipe.PATH);
    }

    /** Returns the mark of the processes of a server's latest launch; {@code null} if it is not known. */
    @Nullable
    String processMark(ServerInstance server) {
        try {
            return launches.decode(server.record()).map(Launch::processMark).orElse(null);
        } catch (RuntimeException e) {
            return null; // stored with another key: a process is found without it unless it left its session
        }
    }

    private static Optional<Path> linkTarget(Path directory) {
        try {
            return FolderLinks.outside(directory, directory);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not read the server's directory", e);
        }
    }

    private List<String> applyMods(String gameType, GameServer snapshot) {
        return registry.find(gameType, ModManager.class) instanceof Lookup.Found<ModManager> found
                ? found.service().call(mods -> mods.apply(snapshot))
                : List.of();
    }

    private static Map<String, Map<String, Object>> values(GameServer server) {
        Map<String, Map<String, Object>> values = new HashMap<>();
        server.config().sections().forEach((name, section) -> values.put(name, section.values()));
        return values;
    }

    private static Map<String, String> environment(List<ConfigEntry> entries) {
        Map<String, String> variables = new HashMap<>();
        for (ConfigEntry entry : entries) {
            if (entry instanceof ConfigEntry.EnvironmentVariable) {
                variables.put(entry.label(), entry.text());
            }
        }
        return variables;
    }
}
