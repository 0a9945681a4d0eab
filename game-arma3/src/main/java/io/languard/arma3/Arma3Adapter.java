package io.languard.arma3;

import io.languard.api.GameAdapter;
import io.languard.api.GameType;
import org.osgi.service.component.annotations.Component;

/** Declares the game type: Arma 3 is available while this service is registered. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3Adapter implements GameAdapter {

    @Override
    public String displayName() {
        return "Arma 3";
    }
}
