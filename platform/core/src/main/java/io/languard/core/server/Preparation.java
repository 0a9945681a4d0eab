package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mod.ModManager;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.PortUse;
import io.languard.api.process.ProcessConfig;
import io.languard.core.Warnings;
import io.languard.core.config.ConfigFiles;
import io.languard.core.config.Rendering;
import io.languard.core.process.CapturedOutput;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.core.registry.Provided;
import io.languard.ports.file.OwnFiles;
import io.languard.ports.server.ServerRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything that must be right before a process is started. */
@Component(service = Preparation.class)
public class Preparation {

    /** Where a game's standard output and error go, below the server's directory. */
    static final String OUTPUT = CapturedOutput.PATH;

    private final AdapterRegistry registry;
    private final Snapshots snapshots;
    private final PortRules ports;
    private final Fleet fleet;

    @Activate
    public Preparation(
            @Reference AdapterRegistry registry,
            @Reference Snapshots snapshots,
            @Reference PortRules ports,
            @Reference Fleet fleet) {
        this.registry = registry;
        this.snapshots = snapshots;
        this.ports = ports;
        this.fleet = fleet;
    }

    /**
     * What is to be run.
     *
     * @param environment what config entries add to the environment
     * @param warnings what an admin should know
     */
    record Launch(
            Path executable,
            LaunchCommand command,
            Map<String, String> environment,
            Path output,
            List<String> warnings) {}

    /** Checks executable and ports, then writes config files; the errors are those of a start. */
    Launch prepare(ManagedServer server) {
        ServerRecord record = server.record();
        Provided<ProcessConfig> process = registry.require(record.gameType(), ProcessConfig.class);
        Executables.checkName(registry, record.gameType(), record.exePath());
        Path executable = Executables.checkFile(record.exePath());
        GameServer snapshot = snapshots.of(record);
        List<PortUse> wanted = ports.portsOf(snapshot);
        ports.checkMachine(wanted);

        Path directory = makeDirectory(record);
        List<String> warnings = applyMods(record.gameType(), snapshot);
        List<ConfigEntry> entries = Rendering.of(registry.require(record.gameType(), ConfigGenerator.class), snapshot);
        ConfigFiles.write(directory, entries);
        LaunchCommand command = process.call(config -> config.command(snapshot));
        return new Launch(executable, command, environment(entries), directory.resolve(OUTPUT), warnings);
    }

    Path outputOf(ManagedServer server) {
        return fleet.directoryOf(server.id()).resolve(OUTPUT);
    }

    private Path makeDirectory(ServerRecord record) {
        Path directory = fleet.directoryOf(record.id());
        try {
            OwnFiles.createDirectories(directory.resolve(OUTPUT).getParent());
            return directory;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "The server's directory could not be made", e);
        }
    }

    private List<String> applyMods(String gameType, GameServer snapshot) {
        return registry.find(gameType, ModManager.class) instanceof Lookup.Found<ModManager> found
                ? Warnings.bounded(found.provided().call(mods -> mods.apply(snapshot)))
                : List.of();
    }

    private static Map<String, String> environment(List<ConfigEntry> entries) {
        Map<String, String> variables = new HashMap<>();
        for (ConfigEntry entry : entries) {
            if (entry.kind() == ConfigEntry.Kind.ENVIRONMENT) {
                variables.put(entry.label(), entry.text());
            }
        }
        return variables;
    }
}
