package io.languard.arma3.simulator;

import io.languard.arma3.simulator.battleye.BanList;
import io.languard.arma3.simulator.battleye.BattlEye;
import io.languard.arma3.simulator.battleye.BattlEyeConfig;
import io.languard.arma3.simulator.config.ConfigException;
import io.languard.arma3.simulator.config.EngineProfile;
import io.languard.arma3.simulator.log.ServerLog;
import io.languard.arma3.simulator.log.TimeStampFormat;
import io.languard.arma3.simulator.query.QueryResponder;
import io.languard.arma3.simulator.world.GameCommands;
import io.languard.arma3.simulator.world.MissionCycle;
import io.languard.arma3.simulator.world.MissionFolder;
import io.languard.arma3.simulator.world.PlayerGuard;
import io.languard.arma3.simulator.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;

/** The life of one server, in the order of the real one's log: configuration, ports, BattlEye, host, Steam. */
final class Simulator implements GameCommands.Host {
    private static final long POLL_MILLIS = 100;

    private final Path folder;
    private final LaunchArguments arguments;
    private final SimulationOptions options;
    private final EventLoop loop;
    private final ServerLog log;
    private final ProgramEnd end;
    private final UdpPort.Line line = new UdpPort.Line();
    private final Configuration configuration;
    private final Mods mods;
    private MissionFolder missionFolder;
    private World world;
    private Control control;

    Simulator(Path folder, LaunchArguments arguments, EventLoop loop, ServerLog log) {
        this.folder = folder;
        this.arguments = arguments;
        this.loop = loop;
        this.log = log;
        this.options = SimulationOptions.of(arguments.simulation(), folder);
        this.end = new ProgramEnd(loop, log);
        this.configuration = new Configuration(folder, arguments);
        this.mods = new Mods(folder, arguments);
    }

    /** Reads the configuration and plans the rest. */
    void start(String commandLine) throws IOException {
        StartLines.header(log, folder, commandLine, arguments.port());
        writePidFile();
        readConfiguration();
        BattlEye battlEye = configuration.settings().battlEye() ? battlEye() : null;
        PlayerGuard guard = battlEye == null ? PlayerGuard.NONE : battlEye;
        missionFolder = new MissionFolder(
                folder.resolve(arguments.value("mpmissions").orElse("mpmissions")),
                arguments.value("mpmissions").isEmpty());
        MissionCycle cycle =
                new MissionCycle(log, missionFolder, configuration::settings, () -> end.orderly(0, line.slow() + 20));
        world = new World(log, guard, cycle, configuration::settings, System::currentTimeMillis);
        control = new Control(loop, log, world, end, line);
        behave();
        StartLines.engine(log, mods, arguments, options);
        cycle.checkRotation();
        if (!options.has("neverready")) {
            loop.after(options.number("delay", 0), () -> open(battlEye));
        }
    }

    @Override
    public void shutdown() {
        end.orderly(0, line.slow() + 20);
    }

    @Override
    public void reload() {
        try {
            configuration.readServerConfig();
            configuration.warnings().forEach(log::rpt);
        } catch (ConfigException e) {
            log.raw(e.getMessage());
        }
    }

    @Override
    public String control(String line) {
        return control.run(line);
    }

    private void writePidFile() throws IOException {
        if (arguments.value("pid").isPresent()) {
            PidFile file = new PidFile(folder.resolve(arguments.value("pid").get()));
            file.write();
            end.atOrderlyEnd(file::remove);
        }
        end.watchSignals();
    }

    private void readConfiguration() throws IOException {
        try {
            configuration.read();
        } catch (ConfigException e) {
            log.raw(e.getMessage());
            end.now(1);
        }
        configuration.warnings().forEach(log::rpt);
        if (options.has("strict") && !configuration.warnings().isEmpty()) {
            log.raw("ErrorMessage: " + configuration.warnings().size() + " warnings, and the simulator is strict");
            end.now(1);
        }
        if (arguments.has("nologs")) {
            log.stopRpt();
        }
        log.stamps(
                TimeStampFormat.of(configuration.settings().timeStampFormat()),
                TimeStampFormat.of(configuration.settings().timeStampFormatConsole()));
        if (!configuration.settings().logFile().isEmpty()) {
            log.copyConsoleTo(
                    configuration.profiles().resolve(configuration.settings().logFile()));
        }
        configuration.writtenProfile().ifPresent(profile -> end.atOrderlyEnd(() -> rewrite(profile)));
    }

    private void rewrite(EngineProfile profile) {
        try {
            profile.rewrite();
        } catch (IOException e) {
            log.rpt("Cannot open file '" + profile.file() + "'");
        }
    }

    private BattlEye battlEye() throws IOException {
        BanList bans = new BanList(
                battlEyeFolder().resolve("bans.txt"), () -> Instant.now().getEpochSecond());
        bans.load();
        return new BattlEye(log, bans);
    }

    private Path battlEyeFolder() {
        return BattlEyeFolder.find(
                folder,
                arguments.value("bepath").orElse(""),
                arguments.value("profiles").orElse(""));
    }

    private void behave() {
        line.lose(options.number("lose", 0));
        if (options.has("ignoreterm")) {
            end.ignoreSignals();
        }
        options.plannedCrash().ifPresent(crash -> loop.after(crash.afterMillis(), () -> control.crash(crash.code())));
        ControlFile file = new ControlFile(options.controlFile(folder), control::run);
        loop.every(POLL_MILLIS, file::poll);
    }

    private void open(BattlEye battlEye) {
        try {
            InetAddress address = arguments.value("ip").isPresent()
                    ? InetAddress.getByName(arguments.value("ip").get())
                    : null;
            GamePorts ports = GamePorts.bind(address, arguments.port()).orElse(null);
            if (ports == null) {
                log.console("Server error: no free game port at or above " + arguments.port());
                end.now(1);
                return;
            }
            StartLines.ports(log, ports.number());
            if (battlEye != null) {
                openBattlEye(battlEye, ports);
            }
            log.console("Host identity created.");
            QueryResponder queries = new QueryResponder(
                    new ServerStatus(world, configuration::settings, mods, ports.number()),
                    from -> from.hashCode() * 31 + 0x0BADF00D,
                    !options.has("nochallenge"));
            ports.query().listen(loop, (from, datagram) -> queries.answer(from, datagram)
                    .ifPresent(reply -> ports.query().send(loop, line, from, reply)));
            log.console("Connected to Steam servers");
            populate();
        } catch (IOException e) {
            log.console("Server error: " + e.getMessage());
            end.now(1);
        }
    }

    private void openBattlEye(BattlEye battlEye, GamePorts ports) throws IOException {
        GameCommands game = new GameCommands(world, missionFolder, this, new LoadMonitor(loop, log, world)::every, log);
        battlEye.announce("Initialized (v" + BattlEye.VERSION + ")");
        BattlEyeConfig config = BattlEyeConfig.activate(battlEyeFolder(), options.has("renamebeconfig"));
        new RConPort(loop, line, options, battlEye).open(config, ports, world, missionFolder, game);
    }

    private void populate() {
        if (arguments.has("autoinit") && configuration.settings().persistent()) {
            world.missions().startNext();
        }
        control.bots(options.number("players", 0));
    }
}
