package io.languard.arma3.simulator;

import io.languard.arma3.simulator.battleye.BattlEye;
import io.languard.arma3.simulator.battleye.BattlEyeCommands;
import io.languard.arma3.simulator.battleye.BattlEyeConfig;
import io.languard.arma3.simulator.battleye.RConRules;
import io.languard.arma3.simulator.battleye.RConServer;
import io.languard.arma3.simulator.world.GameCommands;
import io.languard.arma3.simulator.world.MissionFolder;
import io.languard.arma3.simulator.world.World;
import java.io.IOException;
import java.net.InetAddress;

/** Puts RCon on its port, if BattlEye's configuration gives it a password and a port of its own. */
final class RConPort {
    private static final long TICK_MILLIS = 100;

    private final EventLoop loop;
    private final UdpPort.Line line;
    private final SimulationOptions options;
    private final BattlEye battlEye;

    RConPort(EventLoop loop, UdpPort.Line line, SimulationOptions options, BattlEye battlEye) {
        this.loop = loop;
        this.line = line;
        this.options = options;
        this.battlEye = battlEye;
    }

    /** Says on the console why there is no RCon when there is none. */
    void open(BattlEyeConfig config, GamePorts ports, World world, MissionFolder missions, GameCommands game) {
        config.problems().forEach(battlEye::announce);
        if (config.hasRefusedPassword()) {
            battlEye.announce("RConPassword is not usable");
        }
        if (config.rconPassword().isEmpty()) {
            return;
        }
        int number = config.rconPort();
        if (number == 0 || ports.reserves(number)) {
            battlEye.announce(number == 0 ? "RConPort is missing" : "RConPort " + number + " belongs to the game");
            return;
        }
        try {
            String ip = config.rconIp().orElse(null);
            UdpPort port = UdpPort.bind(ip == null ? null : InetAddress.getByName(ip), number);
            listen(port, config, new BattlEyeCommands(battlEye, world, missions, game, config.restricted()));
            battlEye.announce("Config entry: RConPort " + number);
        } catch (IOException e) {
            battlEye.announce("Failed to bind RConPort " + number);
        }
    }

    private void listen(UdpPort port, BattlEyeConfig config, BattlEyeCommands commands) throws IOException {
        RConServer server = new RConServer(
                config.rconPassword().orElseThrow(),
                rules(),
                () -> System.nanoTime() / 1_000_000,
                (to, datagram) -> port.send(loop, line, to, datagram),
                commands,
                battlEye);
        battlEye.clients(server::broadcast);
        port.listen(loop, server::received);
        loop.every(TICK_MILLIS, () -> {
            if (!loop.isDeaf()) {
                server.tick();
            }
        });
    }

    private RConRules rules() {
        RConRules usual = RConRules.usual();
        RConRules sized = usual.withPartSize((int) options.number("partsize", usual.partSize()));
        return options.has("forgetful") ? sized.forgetful() : sized;
    }
}
