package io.languard.arma3.simulator;

import io.languard.arma3.simulator.battleye.BattlEyeCommandExecutor;
import io.languard.arma3.simulator.battleye.BattlEyeConfig;
import io.languard.arma3.simulator.battleye.RConRules;
import io.languard.arma3.simulator.battleye.RConServer;
import io.languard.arma3.simulator.battleye.SimulatedBattlEye;
import io.languard.arma3.simulator.world.GameCommandExecutor;
import io.languard.arma3.simulator.world.MissionFolder;
import io.languard.arma3.simulator.world.SimulatedWorld;
import java.io.IOException;
import java.net.InetAddress;

/** Binds RCon to its port, if BattlEye's configuration sets a password and a port of its own. */
final class RConEndpoint {
    private static final long TICK_MILLIS = 100;

    private final EventLoop loop;
    private final UdpPort.NetworkConditions networkConditions;
    private final SimulationOptions options;
    private final SimulatedBattlEye simulatedBattlEye;

    RConEndpoint(
            EventLoop loop,
            UdpPort.NetworkConditions networkConditions,
            SimulationOptions options,
            SimulatedBattlEye simulatedBattlEye) {
        this.loop = loop;
        this.networkConditions = networkConditions;
        this.options = options;
        this.simulatedBattlEye = simulatedBattlEye;
    }

    /** Opens the endpoint. If RCon is not available, the reason is reported on the console. */
    void open(
            BattlEyeConfig config,
            GamePorts ports,
            SimulatedWorld simulatedWorld,
            MissionFolder missions,
            GameCommandExecutor game) {
        config.problems().forEach(simulatedBattlEye::announce);
        if (config.hasRefusedPassword()) {
            simulatedBattlEye.announce("RConPassword is not usable");
        }
        if (config.rconPassword().isEmpty()) {
            return;
        }
        int number = config.rconPort();
        if (number == 0 || ports.reserves(number)) {
            simulatedBattlEye.announce(
                    number == 0 ? "RConPort is missing" : "RConPort " + number + " belongs to the game");
            return;
        }
        try {
            String ip = config.rconIp().orElse(null);
            UdpPort port = UdpPort.bind(ip == null ? null : InetAddress.getByName(ip), number);
            listen(
                    port,
                    config,
                    new BattlEyeCommandExecutor(
                            simulatedBattlEye, simulatedWorld, missions, game, config.restricted()));
            simulatedBattlEye.announce("Config entry: RConPort " + number);
        } catch (IOException e) {
            simulatedBattlEye.announce("Failed to bind RConPort " + number);
        }
    }

    private void listen(UdpPort port, BattlEyeConfig config, BattlEyeCommandExecutor commands) throws IOException {
        RConServer server = new RConServer(
                config.rconPassword().orElseThrow(),
                rules(),
                () -> System.nanoTime() / 1_000_000,
                (to, datagram) -> port.send(loop, networkConditions, to, datagram),
                commands,
                simulatedBattlEye);
        simulatedBattlEye.setBroadcaster(server::broadcast);
        port.listen(loop, server::received);
        loop.every(TICK_MILLIS, () -> {
            if (!loop.isPaused()) {
                server.tick();
            }
        });
    }

    private RConRules rules() {
        RConRules defaults = RConRules.defaults();
        RConRules sized = defaults.withPartSize((int) options.number("partsize", defaults.partSize()));
        return options.has("forgetful") ? sized.forgetful() : sized;
    }
}
