package io.languard.rest.fake;

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

/** A fake with one section, {@code server}, at version 3. */
public final class FakeConfigs implements ConfigService {

    private final ServerService serverService;
    public Map<String, Object> changes;

    public FakeConfigs(ServerService serverService) {
        this.serverService = serverService;
    }

    @Override
    public List<ConfigSectionView> all(int serverId) {
        return List.of(section(serverId, "server"));
    }

    @Override
    public ConfigSectionView section(int serverId, String section) {
        serverService.get(serverId);
        if (!section.equals("server")) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "No config section '" + section + "'");
        }
        return view(3);
    }

    @Override
    public ConfigSectionView update(
            Actor actor, int serverId, String section, Map<String, Object> newChanges, int expectedVersion) {
        if (expectedVersion != 3) {
            throw new ConfigConflictException(view(3));
        }
        if (newChanges.containsKey("wrong")) {
            throw new LanguardException(
                    ErrorCode.INVALID_CONFIG, "Not valid", List.of(new FieldProblem("wrong", "is unknown")));
        }
        changes = newChanges;
        return view(4);
    }

    @Override
    public List<String> awaitingRestart(int serverId) {
        return List.of();
    }

    @Override
    public Map<String, String> preview(int serverId) {
        serverService.get(serverId);
        return Map.of("server.cfg", "hostname = \"x\";\n");
    }

    @Override
    public String file(int serverId, String fileName) {
        serverService.get(serverId);
        if (!fileName.equals("server.cfg")) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "No file '" + fileName + "'");
        }
        return "hostname = \"Ж\";\n";
    }

    private static ConfigSectionView view(int version) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("hostname", "My Server");
        values.put("password", "***");
        return new ConfigSectionView("server", values, version, "1.0", false);
    }
}
