package io.languard.arma3.simulator;

import io.languard.arma3.simulator.battleye.BanList;
import io.languard.arma3.simulator.battleye.BattlEyeConfig;
import io.languard.arma3.simulator.battleye.SimulatedBattlEye;
import io.languard.arma3.simulator.config.ConfigException;
import io.languard.arma3.simulator.config.EngineProfile;
import io.languard.arma3.simulator.log.ServerLogWriter;
import io.languard.arma3.simulator.log.TimeStampFormat;
import io.languard.arma3.simulator.query.QueryResponder;
import io.languard.arma3.simulator.world.GameCommandExecutor;
import io.languard.arma3.simulator.world.MissionCycle;
import io.languard.arma3.simulator.world.MissionFolder;
import io.languard.arma3.simulator.world.PlayerGuard;
import io.languard.arma3.simulator.world.SimulatedWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life cycle of one server, in the order of the real server's log: configuration, ports, BattlEye, host, Steam. */
final class Simulator implements GameCommandExecutor.Host {
    private static final long POLL_MILLIS = 100;

    private final Path folder;
    private final LaunchArguments arguments;
    private final SimulationOptions options;
    private final EventLoop loop;
    private final ServerLogWriter log;
    private final ExitController end;
    private final UdpPort.NetworkConditions networkConditions = new UdpPort.NetworkConditions();
    private final ServerConfigLoader serverConfigLoader;
    private final LoadedMods loadedMods;
    private MissionFolder missionFolder;
    private SimulatedWorld simulatedWorld;
    private ControlCommandHandler controlCommandHandler;

    @SuppressWarnings("NullAway.Init") // start() sets the other fields, before anything else is called
    Simulator(Path folder, LaunchArguments arguments, EventLoop loop, ServerLogWriter log) {
        this.folder = folder;
        this.arguments = arguments;
        this.loop = loop;
        this.log = log;
        this.options = SimulationOptions.of(arguments.simulation(), folder);
        this.end = new ExitController(loop, log);
        this.serverConfigLoader = new ServerConfigLoader(folder, arguments);
        this.loadedMods = new LoadedMods(folder, arguments);
    }

    /** Reads the configuration and schedules the rest of the start. */
    void start(String commandLine) throws IOException {
        StartupLogWriter.header(log, folder, commandLine, arguments.port());
        writePidFile();
        readConfiguration();
        SimulatedBattlEye simulatedBattlEye = serverConfigLoader.settings().battlEye() ? battlEye() : null;
        PlayerGuard guard = simulatedBattlEye == null ? PlayerGuard.NONE : simulatedBattlEye;
        missionFolder = new MissionFolder(
                folder.resolve(arguments.value("mpmissions").orElse("mpmissions")),
                arguments.value("mpmissions").isEmpty());
        MissionCycle cycle = new MissionCycle(
                log,
                missionFolder,
                serverConfigLoader::settings,
                () -> end.exit(0, networkConditions.delayMillis() + 20));
        simulatedWorld = new SimulatedWorld(log, guard, cycle, serverConfigLoader::settings, System::currentTimeMillis);
        controlCommandHandler = new ControlCommandHandler(loop, log, simulatedWorld, end, networkConditions);
        applyOptions();
        StartupLogWriter.engine(log, loadedMods, arguments, options);
        cycle.checkRotation();
        if (!options.has("neverready")) {
            loop.after(options.number("delay", 0), () -> open(simulatedBattlEye));
        }
    }

    @Override
    public void shutdown() {
        end.exit(0, networkConditions.delayMillis() + 20);
    }

    @Override
    public void reload() {
        try {
            serverConfigLoader.readServerConfig();
            serverConfigLoader.warnings().forEach(log::rpt);
        } catch (ConfigException e) {
            log.raw(e.getMessage());
        }
    }

    @Override
    public String control(String line) {
        return controlCommandHandler.execute(line);
    }

    private void writePidFile() throws IOException {
        if (arguments.value("pid").isPresent()) {
            PidFile file = new PidFile(folder.resolve(arguments.value("pid").get()));
            file.write();
            end.addExitHook(file::remove);
        }
        end.installSignalHandler();
    }

    private void readConfiguration() throws IOException {
        try {
            serverConfigLoader.read();
        } catch (ConfigException e) {
            log.raw(e.getMessage());
            end.halt(1);
        }
        serverConfigLoader.warnings().forEach(log::rpt);
        if (options.has("strict") && !serverConfigLoader.warnings().isEmpty()) {
            log.raw("ErrorMessage: " + serverConfigLoader.warnings().size() + " warnings, and -simStrict is set");
            end.halt(1);
        }
        if (arguments.has("nologs")) {
            log.stopRpt();
        }
        log.setTimestampFormats(
                TimeStampFormat.of(serverConfigLoader.settings().timeStampFormat()),
                TimeStampFormat.of(serverConfigLoader.settings().timeStampFormatConsole()));
        if (!serverConfigLoader.settings().logFile().isEmpty()) {
            log.copyConsoleTo(serverConfigLoader
                    .profiles()
                    .resolve(serverConfigLoader.settings().logFile()));
        }
        serverConfigLoader.writtenProfile().ifPresent(profile -> end.addExitHook(() -> rewrite(profile)));
    }

    private void rewrite(EngineProfile profile) {
        try {
            profile.rewrite();
        } catch (IOException e) {
            log.rpt("Cannot open file '" + profile.file() + "'");
        }
    }

    private SimulatedBattlEye battlEye() throws IOException {
        BanList bans = new BanList(
                battlEyeFolder().resolve("bans.txt"), () -> Instant.now().getEpochSecond());
        bans.load();
        return new SimulatedBattlEye(log, bans);
    }

    private Path battlEyeFolder() {
        return BattlEyeFolderLocator.find(
                folder,
                arguments.value("bepath").orElse(""),
                arguments.value("profiles").orElse(""));
    }

    private void applyOptions() {
        networkConditions.dropEvery(options.number("lose", 0));
        if (options.has("ignoreterm")) {
            end.ignoreSignals();
        }
        options.plannedCrash()
                .ifPresent(crash -> loop.after(crash.afterMillis(), () -> controlCommandHandler.crash(crash.code())));
        ControlFileTailer file = new ControlFileTailer(options.controlFile(folder), controlCommandHandler::execute);
        loop.every(POLL_MILLIS, file::poll);
    }

    private void open(@Nullable SimulatedBattlEye simulatedBattlEye) {
        try {
            InetAddress address = arguments.value("ip").isPresent()
                    ? InetAddress.getByName(arguments.value("ip").get())
                    : null;
            GamePorts ports = GamePorts.bind(address, arguments.port()).orElse(null);
            if (ports == null) {
                log.console("Server error: no free game port at or above " + arguments.port());
                end.halt(1);
                return;
            }
            StartupLogWriter.ports(log, ports.number());
            if (simulatedBattlEye != null) {
                openBattlEye(simulatedBattlEye, ports);
            }
            log.console("Host identity created.");
            QueryResponder queries = new QueryResponder(
                    new ServerQuerySource(simulatedWorld, serverConfigLoader::settings, loadedMods, ports.number()),
                    from -> from.hashCode() * 31 + 0x0BADF00D,
                    !options.has("nochallenge"));
            ports.query().listen(loop, (from, datagram) -> queries.respond(from, datagram)
                    .ifPresent(reply -> ports.query().send(loop, networkConditions, from, reply)));
            log.console("Connected to Steam servers");
            populate();
        } catch (IOException e) {
            log.console("Server error: " + e.getMessage());
            end.halt(1);
        }
    }

    private void openBattlEye(SimulatedBattlEye simulatedBattlEye, GamePorts ports) throws IOException {
        GameCommandExecutor game = new GameCommandExecutor(
                simulatedWorld, missionFolder, this, new LoadMonitor(loop, log, simulatedWorld)::every, log);
        simulatedBattlEye.announce("Initialized (v" + SimulatedBattlEye.VERSION + ")");
        BattlEyeConfig config = BattlEyeConfig.activate(battlEyeFolder(), options.has("renamebeconfig"));
        new RConEndpoint(loop, networkConditions, options, simulatedBattlEye)
                .open(config, ports, simulatedWorld, missionFolder, game);
    }

    private void populate() {
        if (arguments.has("autoinit") && serverConfigLoader.settings().persistent()) {
            simulatedWorld.missions().startNext();
        }
        controlCommandHandler.bots(options.number("players", 0));
    }
}
