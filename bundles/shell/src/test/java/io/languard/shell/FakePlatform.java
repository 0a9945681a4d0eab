package io.languard.shell;

import io.languard.ports.deploy.AdapterFile;
import io.languard.ports.deploy.Diagnosis;
import io.languard.ports.deploy.DropFolder;
import io.languard.ports.deploy.Finding;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.event.StoredEvent;
import io.languard.ports.game.Capability;
import io.languard.ports.system.Database;
import io.languard.ports.system.PlatformSystem;
import io.languard.ports.system.SystemStatus;
import java.time.Instant;
import java.util.List;

/** The platform as a whole. */
public final class FakePlatform implements PlatformSystem, Database, DropFolder, Diagnosis, Events {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    /** Arguments of the last look at the audit trail. */
    public String asked;

    @Override
    public SystemStatus status() {
        return new SystemStatus("1.0.0", 1, 2, List.of("arma3", "rust"), 61);
    }

    @Override
    public boolean healthy() {
        return true;
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public String description() {
        return "H2 2.4 in data/db";
    }

    @Override
    public String pool() {
        return "1 of 10 in use";
    }

    @Override
    public List<AdapterFile> files() {
        return List.of(
                new AdapterFile("arma3.jar", AdapterFile.State.ACTIVE, "game-arma3 1.0.0", null, TIME),
                new AdapterFile("junk.jar", AdapterFile.State.BROKEN, null, "no bundle", TIME));
    }

    @Override
    public List<Finding> why(String gameType, Capability capability) {
        asked = gameType + " " + capability;
        return List.of(
                new Finding(Finding.GAME, true, "arma3.jar", "io.languard.arma3.Arma3Adapter", null),
                new Finding("log_parser", false, "arma3.jar", "io.languard.arma3.Logs", "it waits for something"));
    }

    @Override
    public void publish(PlatformEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredEvent> trail(Integer serverId, String type, int limit, int offset) {
        asked = serverId + " " + type + " " + limit + " " + offset;
        return List.of(new StoredEvent(7, serverId, "crashed", "supervisor", "{\"exit_code\":1}", TIME));
    }
}
