package io.languard.testkit.fake;

import io.languard.api.GameAdapter;
import io.languard.api.GameServer;
import io.languard.api.GameType;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The game {@code fake} exists while this is registered. */
@Component
@GameType(FakeAdapter.GAME_TYPE)
public final class FakeAdapter implements GameAdapter {

    static final String GAME_TYPE = "fake";
    static final String SECTION = "main";

    @Override
    public String displayName() {
        return "Fake";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    static Map<String, Object> settings(GameServer server) {
        return server.config().getOrDefault(SECTION, Map.of());
    }
}
