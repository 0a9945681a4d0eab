package io.languard.arma3.simulator;

import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.config.ServerSettings.Mission;
import io.languard.arma3.simulator.query.KeywordEncoder;
import io.languard.arma3.simulator.query.QueryInfo;
import io.languard.arma3.simulator.query.QueryPlayer;
import io.languard.arma3.simulator.query.QueryResponder;
import io.languard.arma3.simulator.query.QueryRules;
import io.languard.arma3.simulator.world.SimulatedWorld;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The information about the running server for server browsers. */
final class ServerQuerySource implements QueryResponder.Source {
    static final String VERSION = "2.22.153000";
    private static final long STEAM_ID = 90071996842377216L;
    private static final int DEFAULT_AI_LEVEL = 1;

    private final SimulatedWorld simulatedWorld;
    private final Supplier<ServerSettings> settings;
    private final LoadedMods loadedMods;
    private final int gamePort;

    ServerQuerySource(
            SimulatedWorld simulatedWorld, Supplier<ServerSettings> settings, LoadedMods loadedMods, int gamePort) {
        this.simulatedWorld = simulatedWorld;
        this.settings = settings;
        this.loadedMods = loadedMods;
        this.gamePort = gamePort;
    }

    @Override
    public QueryInfo info() {
        ServerSettings now = settings.get();
        String template =
                simulatedWorld.missions().current().map(Mission::template).orElse("");
        int dot = template.lastIndexOf('.');
        return new QueryInfo(
                now.hostname(),
                dot < 0 ? "" : template.substring(dot + 1),
                dot < 0 ? template : template.substring(0, dot),
                simulatedWorld.players().size(),
                now.maxPlayers(),
                now.hasPassword(),
                VERSION,
                gamePort,
                STEAM_ID + gamePort,
                KeywordEncoder.encode(
                        VERSION,
                        now,
                        simulatedWorld.missions().state().code(),
                        difficulty(),
                        simulatedWorld.isLocked()));
    }

    @Override
    public List<QueryPlayer> players() {
        return simulatedWorld.players().stream()
                .map(simulatedPlayer -> new QueryPlayer(
                        simulatedPlayer.name(), simulatedPlayer.score(), simulatedWorld.secondsPlayed(simulatedPlayer)))
                .toList();
    }

    @Override
    public QueryRules rules() {
        return new QueryRules(
                new TreeMap<>(),
                KeywordEncoder.level(difficulty()),
                DEFAULT_AI_LEVEL,
                true,
                true,
                loadedMods.forBrowser(),
                loadedMods.signatures());
    }

    private String difficulty() {
        Optional<String> ofMission = simulatedWorld
                .missions()
                .current()
                .map(Mission::difficulty)
                .filter(difficulty -> !difficulty.isEmpty());
        return ofMission.orElse(settings.get().forcedDifficulty());
    }
}
