package io.languard.luanti;

import io.languard.api.GameAdapter;
import io.languard.api.GameType;
import org.osgi.service.component.annotations.Component;

/** Declares the game type: Luanti is available while this service is registered. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiAdapter implements GameAdapter {

    @Override
    public String displayName() {
        return "Luanti";
    }
}
