package ${package};

import io.languard.api.GameAdapter;
import io.languard.api.GameType;
import org.osgi.service.component.annotations.Component;

/** The adapter; the game type exists while it is registered. */
@Component
@GameType(${classPrefix}Adapter.GAME_TYPE)
public final class ${classPrefix}Adapter implements GameAdapter {

    static final String GAME_TYPE = "${gameType}";

    @Override
    public String displayName() {
        return "${gameName}";
    }
}
