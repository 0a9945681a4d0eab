package io.languard.luanti;

import io.languard.api.GameAdapter;
import io.languard.api.GameType;
import org.osgi.service.component.annotations.Component;

/** Luanti exists while this is registered. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiAdapter implements GameAdapter {

    @Override
    public String displayName() {
        return "Luanti";
    }
}
