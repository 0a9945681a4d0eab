package io.languard.benchmark.jmh;

import io.languard.api.GameServer;
import io.languard.api.ServerConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
    public String gameType() {
        return "arma3";
    }

    @Override
    public ServerConfig config() {
        return ServerConfig.of(Map.of(
                "server", Map.of("battleye", 1),
                "rcon", Map.of("enabled", 1, "rcon_password", "Abcdefgh12345678")));
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
        return Optional.empty();
    }
}
