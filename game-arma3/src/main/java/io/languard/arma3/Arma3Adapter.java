package io.languard.arma3;

import io.languard.api.GameAdapter;
import io.languard.api.GameType;
import org.osgi.service.component.annotations.Component;

/** Arma 3 exists while this is registered. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3Adapter implements GameAdapter {

    @Override
    public String displayName() {
        return "Arma 3";
    }
}
