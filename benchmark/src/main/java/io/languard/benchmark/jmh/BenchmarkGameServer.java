package io.languard.benchmark.jmh;

import io.languard.api.GameServer;
import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A server as seen by an adapter, with only the settings that the benchmarks use. */
record BenchmarkGameServer(Path directory) implements GameServer {

    @Override
    public int id() {
        return 1;
    }

    @Override
    public String name() {
        return "Measured";
    }

    @Override
    public String executable() {
        return "/srv/arma3/arma3server_x64";
    }

    @Override
    public int gamePort() {
        return 2302;
    }

    @Override
    public OptionalInt remoteAdminPort() {
        return OptionalInt.of(2307);
    }

    @Override
    public Map<String, Map<String, Object>> config() {
        return Map.of(
                "server", Map.of("battleye", 1),
                "rcon", Map.of("enabled", 1, "rcon_password", "Abcdefgh12345678"));
    }

    @Override
    public List<EnabledMod> mods() {
        return List.of();
    }

    @Override
    public List<RotationEntry> rotation() {
        return List.of();
    }
}
