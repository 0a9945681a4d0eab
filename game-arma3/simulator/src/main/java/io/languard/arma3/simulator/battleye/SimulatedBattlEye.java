package io.languard.arma3.simulator.battleye;

import io.languard.arma3.simulator.log.ServerLogWriter;
import io.languard.arma3.simulator.world.PlayerGuard;
import io.languard.arma3.simulator.world.SimulatedPlayer;
import java.util.Optional;
import java.util.function.Consumer;

/** The simulated BattlEye service: reports events to the console and to RCon, and rejects banned players. */
public final class SimulatedBattlEye implements PlayerGuard {
    public static final String VERSION = "1.240";

    private final ServerLogWriter log;
    private final BanList bans;
    private Consumer<String> clients = text -> {};

    public SimulatedBattlEye(ServerLogWriter log, BanList bans) {
        this.log = log;
        this.bans = bans;
    }

    public BanList bans() {
        return bans;
    }

    /** Sets the receiver of all announcements besides the console, once RCon runs. */
    public void setBroadcaster(Consumer<String> broadcast) {
        clients = broadcast;
    }

    @Override
    public void announce(String text) {
        log.console("BattlEye Server: " + text);
        clients.accept(text);
    }

    @Override
    public Optional<String> kickReason(SimulatedPlayer simulatedPlayer) {
        return bans.against(simulatedPlayer).map(battlEyeBan -> "Admin Ban (" + battlEyeBan.reason() + ")");
    }
}
