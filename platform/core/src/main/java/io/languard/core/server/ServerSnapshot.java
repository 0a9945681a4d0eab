package io.languard.core.server;

import io.languard.api.GameServer;
import io.languard.api.mission.RotationEntry;
import io.languard.api.mod.EnabledMod;
import io.languard.spi.server.ServerRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A server at one moment. */
record ServerSnapshot(
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
}
