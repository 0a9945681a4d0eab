package io.languard.arma3.simulator;

import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.config.ServerSettings.Mission;
import io.languard.arma3.simulator.query.Keywords;
import io.languard.arma3.simulator.query.QueryInfo;
import io.languard.arma3.simulator.query.QueryPlayer;
import io.languard.arma3.simulator.query.QueryResponder;
import io.languard.arma3.simulator.query.QueryRules;
import io.languard.arma3.simulator.world.World;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What server browsers are told about the running server. */
final class ServerStatus implements QueryResponder.Source {
    static final String VERSION = "2.22.153000";
    private static final long STEAM_ID = 90071996842377216L;
    private static final int USUAL_AI_LEVEL = 1;

    private final World world;
    private final Supplier<ServerSettings> settings;
    private final Mods mods;
    private final int gamePort;

    ServerStatus(World world, Supplier<ServerSettings> settings, Mods mods, int gamePort) {
        this.world = world;
        this.settings = settings;
        this.mods = mods;
        this.gamePort = gamePort;
    }

    @Override
    public QueryInfo info() {
        ServerSettings now = settings.get();
        String template = world.missions().current().map(Mission::template).orElse("");
        int dot = template.lastIndexOf('.');
        return new QueryInfo(
                now.hostname(),
                dot < 0 ? "" : template.substring(dot + 1),
                dot < 0 ? template : template.substring(0, dot),
                world.players().size(),
                now.maxPlayers(),
                now.hasPassword(),
                VERSION,
                gamePort,
                STEAM_ID + gamePort,
                Keywords.of(VERSION, now, world.missions().state().code(), difficulty(), world.isLocked()));
    }

    @Override
    public List<QueryPlayer> players() {
        return world.players().stream()
                .map(player -> new QueryPlayer(player.name(), player.score(), world.secondsPlayed(player)))
                .toList();
    }

    @Override
    public QueryRules rules() {
        return new QueryRules(
                new TreeMap<>(),
                Keywords.level(difficulty()),
                USUAL_AI_LEVEL,
                true,
                true,
                mods.forBrowser(),
                mods.signatures());
    }

    private String difficulty() {
        Optional<String> ofMission =
                world.missions().current().map(Mission::difficulty).filter(difficulty -> !difficulty.isEmpty());
        return ofMission.orElse(settings.get().forcedDifficulty());
    }
}
