package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.config.ConfigConflictException;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.config.ConfigService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A config with one section, {@code server}, at version 3; updates are recorded and returned, but not stored. */
public final class FakeConfigs implements ConfigService {

    private static final int VERSION = 3;

    private final ServerService serverService;

    /** The values of the section. */
    public final Map<String, Object> values = new LinkedHashMap<>();

    /** The changes requested by the last update. */
    public volatile @Nullable Map<String, Object> changes;

    public volatile @Nullable Actor changedBy;

    /** The settings of server 1 that take effect when it is restarted. */
    public volatile List<String> awaitingRestart = List.of();

    public FakeConfigs(ServerService serverService) {
        this.serverService = serverService;
        values.put("hostname", "My Server");
        values.put("password", "***");
    }

    @Override
    public List<ConfigSectionView> all(Actor actor, int serverId) {
        return List.of(section(actor, serverId, "server"));
    }

    @Override
    public List<String> sectionNames(Actor actor, int serverId) {
        return all(actor, serverId).stream().map(ConfigSectionView::section).toList();
    }

    @Override
    public ConfigSectionView section(Actor actor, int serverId, String section) {
        serverService.get(actor, serverId);
        if (!section.equals("server")) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Config section '" + section + "' not found");
        }
        return view(VERSION, values);
    }

    @Override
    public ConfigSectionView update(
            Actor actor, int serverId, String section, Map<String, Object> newChanges, int expectedVersion) {
        if (expectedVersion != VERSION) {
            throw new ConfigConflictException(view(VERSION, values));
        }
        if (newChanges.containsKey("wrong")) {
            throw new LanguardException(
                    ErrorCode.INVALID_CONFIG, "Not valid", List.of(new FieldProblem("wrong", "is unknown")));
        }
        changes = newChanges;
        changedBy = actor;
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.putAll(newChanges);
        return view(VERSION + 1, changed);
    }

    @Override
    public List<String> awaitingRestart(Actor actor, int serverId) {
        return serverId == 1 ? awaitingRestart : List.of();
    }

    @Override
    public Map<String, String> preview(Actor actor, int serverId) {
        serverService.get(actor, serverId);
        return Map.of("server.cfg", "hostname = \"x\";\n");
    }

    @Override
    public String file(Actor actor, int serverId, String fileName) {
        serverService.get(actor, serverId);
        if (!fileName.equals("server.cfg")) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "No file '" + fileName + "'");
        }
        return "hostname = \"Ж\";\n";
    }

    private static ConfigSectionView view(int version, Map<String, Object> values) {
        return new ConfigSectionView("server", values, version, "1.0", List.of());
    }
}
