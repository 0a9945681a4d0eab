package io.languard.arma3.simulator.battleye;

import io.languard.arma3.simulator.log.ServerLog;
import io.languard.arma3.simulator.world.Player;
import io.languard.arma3.simulator.world.PlayerGuard;
import java.util.Optional;
import java.util.function.Consumer;

/** BattlEye as a whole: tells the console and RCon what happens and keeps banned players out. */
public final class BattlEye implements PlayerGuard {
    public static final String VERSION = "1.240";

    private final ServerLog log;
    private final BanList bans;
    private Consumer<String> clients = text -> {};

    public BattlEye(ServerLog log, BanList bans) {
        this.log = log;
        this.bans = bans;
    }

    public BanList bans() {
        return bans;
    }

    /** Who else hears of everything, once RCon runs. */
    public void clients(Consumer<String> broadcast) {
        clients = broadcast;
    }

    @Override
    public void announce(String text) {
        log.console("BattlEye Server: " + text);
        clients.accept(text);
    }

    @Override
    public Optional<String> refusal(Player player) {
        return bans.against(player).map(ban -> "Admin Ban (" + ban.reason() + ")");
    }
}
