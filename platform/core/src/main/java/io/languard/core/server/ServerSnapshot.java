package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.ServerConfig;
import io.languard.spi.server.ServerRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An immutable view of a server at one moment, as passed to adapters.
 *
 * @param extensions the values that contributors add to the server, by type
 */
public record ServerSnapshot(ServerRecord record, Path directory, ServerConfig config, Map<Class<?>, Object> extensions)
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
        return record.definition().exePath();
    }

    @Override
    public int gamePort() {
        return record.definition().gamePort();
    }

    @Override
    public OptionalInt remoteAdminPort() {
        return record.definition().rconPort() == null
                ? OptionalInt.empty()
                : OptionalInt.of(record.definition().rconPort());
    }

    @Override
    public <T> Optional<T> extension(Class<T> type) {
        return Optional.ofNullable(type.cast(extensions.get(type)));
    }

    /** Collects the values that {@link SnapshotContributor}s add. Confined to one thread. */
    public static final class Builder {

        private final Map<Class<?>, Object> extensions = new HashMap<>();

        Builder() {}

        /** Sets what {@link GameServer#extension} returns for a type; replaces an earlier value. */
        public <T> void put(Class<T> type, T extension) {
            extensions.put(type, extension);
        }

        ServerSnapshot build(ServerRecord record, Path directory, Map<String, Map<String, Object>> config) {
            return new ServerSnapshot(record, directory, ServerConfig.of(config), Map.copyOf(extensions));
        }
    }
}
