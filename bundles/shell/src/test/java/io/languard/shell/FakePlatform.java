package io.languard.shell;

import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.AdapterReport;
import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.deploy.DropFolderService;
import io.languard.service.event.AuditTrailService;
import io.languard.service.event.EventView;
import io.languard.service.game.Capability;
import io.languard.service.page.Page;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.system.SystemInfo;
import io.languard.service.system.SystemService;
import io.languard.service.system.SystemStatus;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The services that concern the platform as a whole. */
public final class FakePlatform
        implements SystemService, DatabaseStatus, DropFolderService, DiagnosisService, AuditTrailService {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00Z");

    /** The arguments of the last query or diagnosis. */
    public String lastQuery;

    @Override
    public SystemStatus status(Actor actor) {
        return new SystemStatus("1.0.0", 1, 2, List.of("arma3", "rust"), 61);
    }

    @Override
    public SystemInfo info(Actor actor) {
        return new SystemInfo(Instant.EPOCH, "17", 50, 256, "embedded", true);
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
    public List<AdapterFile> files(Actor actor) {
        return List.of(
                new AdapterFile("arma3.jar", AdapterFile.AdapterState.ACTIVE, "game-arma3 1.0.0", null, TIME),
                new AdapterFile("junk.jar", AdapterFile.AdapterState.BROKEN, null, "not a bundle", TIME));
    }

    @Override
    public List<DiagnosisFinding> diagnose(Actor actor, String gameType, Capability capability) {
        lastQuery = gameType + " " + (capability == null ? null : capability.wireName());
        return List.of(
                new DiagnosisFinding(DiagnosisFinding.GAME, true, "arma3.jar", "io.languard.arma3.Arma3Adapter", null),
                new DiagnosisFinding(
                        "log_parser", false, "arma3.jar", "io.languard.arma3.Logs", "waits for something"));
    }

    @Override
    public List<AdapterReport> adapters(Actor actor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<EventView> list(Actor actor, Integer serverId, String type, int limit, int offset) {
        lastQuery = serverId + " " + type + " " + limit + " " + offset;
        return Page.all(List.of(new EventView(7, "crashed", "supervisor", Map.of("exit_code", 1), TIME)));
    }
}
