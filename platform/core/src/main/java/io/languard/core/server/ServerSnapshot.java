package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import io.languard.spi.server.ServerRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** An immutable view of a server at one moment, as adapters get it. */
public record ServerSnapshot(
        ServerRecord record,
        Path directory,
        Map<String, Map<String, Object>> config,
        List<EnabledMod> mods,
        List<RotationEntry> rotation)
        implements GameServer {

    @Override
    public int id() {
        return record.id();
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

    /** Collects what {@link SnapshotContributor}s add. Confined to one thread. */
    public static final class Builder {

        private List<EnabledMod> mods = List.of();
        private List<RotationEntry> rotation = List.of();

        Builder() {}

        /** Sets the enabled mods, in loading order. */
        public void mods(List<EnabledMod> enabled) {
            mods = List.copyOf(enabled);
        }

        /** Sets the mission rotation, in order. */
        public void rotation(List<RotationEntry> entries) {
            rotation = List.copyOf(entries);
        }

        ServerSnapshot build(ServerRecord record, Path directory, Map<String, Map<String, Object>> config) {
            return new ServerSnapshot(record, directory, config, mods, rotation);
        }
    }
}
