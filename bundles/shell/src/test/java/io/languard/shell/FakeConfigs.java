package io.languard.shell;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.config.ConfigService;
import io.languard.service.user.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration service with one section. */
public final class FakeConfigs implements ConfigService {

    /** The changes requested by the last update. */
    public Map<String, Object> changes;

    public Actor changedBy;

    /** The settings of server 1 that take effect when it is restarted. */
    public List<String> awaitingRestart = List.of();

    private Map<String, Object> values = new LinkedHashMap<>();
    private int version = 3;

    public FakeConfigs() {
        values.put("hostname", "My Server");
        values.put("max_players", 40);
        values.put("password", "***");
        values.put("motd_lines", List.of("a", "b"));
        values.put("battleye", null);
    }

    @Override
    public List<ConfigSectionView> all(int serverId) {
        return List.of(section(serverId, "server"));
    }

    @Override
    public ConfigSectionView section(int serverId, String section) {
        if (!section.equals("server")) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Config section '" + section + "' not found");
        }
        return new ConfigSectionView("server", values, version, "1.0", false);
    }

    @Override
    public ConfigSectionView update(
            Actor actor, int serverId, String section, Map<String, Object> requested, int expectedVersion) {
        if (expectedVersion != version) {
            throw new IllegalStateException("stale");
        }
        changes = requested;
        changedBy = actor;
        values = new LinkedHashMap<>(values);
        values.putAll(requested);
        version++;
        return section(serverId, section);
    }

    @Override
    public List<String> awaitingRestart(int serverId) {
        return serverId == 1 ? awaitingRestart : List.of();
    }

    @Override
    public Map<String, String> preview(int serverId) {
        return Map.of();
    }

    @Override
    public String file(int serverId, String fileName) {
        throw new UnsupportedOperationException();
    }
}
