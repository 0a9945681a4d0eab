package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.ServerConfig;
import io.languard.spi.server.ServerRecord;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server at one moment.
 *
 * @param extensions what capabilities add to it, by type
 */
record ServerSnapshot(ServerRecord record, Path directory, ServerConfig config, Map<Class<?>, Object> extensions)
        implements GameServer {

    @Override
    public int id() {
        return record.id();
    }

    @Override
    public String gameType() {
        return record.gameType();
    }

    @Override
    public String name() {
        return record.name();
    }

    @Override
    public String executable() {
        return record.exePath();
    }

    @Override
    public int gamePort() {
        return record.gamePort();
    }

    @Override
    public OptionalInt remoteAdminPort() {
        return record.rconPort() == null ? OptionalInt.empty() : OptionalInt.of(record.rconPort());
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
        return Optional.ofNullable(type.cast(extensions.get(type)));
    }
}
