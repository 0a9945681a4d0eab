package io.languard.testkit.fake;

import io.languard.api.ConfigSection;
import io.languard.api.GameAdapter;
import io.languard.api.GameServer;
import io.languard.api.GameType;
import org.osgi.service.component.annotations.Component;

/** The adapter of the game type {@code fake}. */
@Component
@GameType(FakeAdapter.GAME_TYPE)
public final class FakeAdapter implements GameAdapter {

    static final String GAME_TYPE = "fake";
    static final String SECTION = "main";

    @Override
    public String displayName() {
        return "Fake";
    }

    static ConfigSection settings(GameServer server) {
        return server.config().section(SECTION);
    }
}
