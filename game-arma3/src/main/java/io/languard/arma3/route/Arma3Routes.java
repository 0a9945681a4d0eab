package io.languard.arma3.route;

import io.languard.api.GameType;
import io.languard.api.route.GameRoutes;
import io.languard.arma3.Arma3Config;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Provides the resources below {@code /api/servers/{server_id}/game/arma3/}. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3Routes implements GameRoutes {

    @Override
    public Set<Object> resources() {
        return Set.of(new BattlEyeResource());
    }
}
