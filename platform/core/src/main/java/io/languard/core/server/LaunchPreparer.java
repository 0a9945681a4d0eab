package io.languard.core.server;

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
import io.languard.core.config.ConfigFileWriter;
import io.languard.core.config.ConfigRenderer;
import io.languard.core.process.OutputCapture;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.service.file.OwnerOnlyFiles;
import io.languard.spi.server.ServerRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything that must be right before a process is started. */
@Component(service = LaunchPreparer.class)
public class LaunchPreparer {

    /** Where a game's standard output and error go, below the server's directory. */
    static final String OUTPUT_PATH = OutputCapture.PATH;

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final PortRules ports;
    private final ServerRegistry serverRegistry;

    @Activate
    public LaunchPreparer(
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference PortRules ports,
            @Reference ServerRegistry serverRegistry) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.ports = ports;
        this.serverRegistry = serverRegistry;
    }

    /**
     * What is to be run.
     *
     * @param environment what config entries add to the environment
     * @param warnings what an admin should know
     */
    record LaunchPlan(
            Path executable,
            LaunchCommand command,
            Map<String, String> environment,
            Path output,
            List<String> warnings) {}

    /** Checks executable and ports, then writes config files; the errors are those of a start. */
    LaunchPlan prepare(ServerInstance server) {
        ServerRecord record = server.record();
        GuardedService<ServerLauncher> process = registry.require(record.gameType(), ServerLauncher.class);
        ExecutableRules.checkName(registry, record.gameType(), record.exePath());
        Path executable = ExecutableRules.checkFile(record.exePath());
        GameServer snapshot = serverSnapshotFactory.create(record);
        List<PortBinding> wanted = ports.portsOf(snapshot);
        ports.checkHost(wanted);

        Path directory = makeDirectory(record);
        List<String> warnings = applyMods(record.gameType(), snapshot);
        List<ConfigEntry> entries =
                ConfigRenderer.render(registry.require(record.gameType(), ConfigGenerator.class), snapshot);
        ConfigFileWriter.write(directory, entries);
        LaunchCommand command = process.call(config -> config.launchCommand(snapshot));
        return new LaunchPlan(executable, command, environment(entries), directory.resolve(OUTPUT_PATH), warnings);
    }

    Path outputFile(ServerInstance server) {
        return serverRegistry.directoryOf(server.id()).resolve(OUTPUT_PATH);
    }

    private Path makeDirectory(ServerRecord record) {
        Path directory = serverRegistry.directoryOf(record.id());
        try {
            OwnerOnlyFiles.createDirectories(directory.resolve(OUTPUT_PATH).getParent());
            return directory;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "The server's directory could not be made", e);
        }
    }

    private List<String> applyMods(String gameType, GameServer snapshot) {
        return registry.find(gameType, ModManager.class) instanceof Lookup.Found<ModManager> found
                ? WarningLimiter.limit(found.service().call(mods -> mods.apply(snapshot)))
                : List.of();
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
