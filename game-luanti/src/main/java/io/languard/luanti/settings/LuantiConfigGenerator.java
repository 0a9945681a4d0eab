package io.languard.luanti.settings;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.luanti.LuantiConfig;
import io.languard.luanti.LuantiServerPaths;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Everything that minetest.conf and world.mt are made from. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiConfigGenerator implements ConfigGenerator {

    private final Map<String, String> schemas = LuantiSchemaLoader.load();

    @Override
    public Map<String, String> schemas() {
        return schemas;
    }

    @Override
    public String schemaVersion() {
        return "1.0";
    }

    @Override
    public List<FieldProblem> validate(String section, ConfigSection values) {
        return LuantiSectionValidator.validateSection(values);
    }

    @Override
    public List<ConfigEntry> render(GameServer server) {
        server.config().sections().forEach((section, values) -> {
            List<FieldProblem> problems = LuantiSectionValidator.validateSection(values);
            if (!problems.isEmpty()) {
                throw new LanguardException(
                        ErrorCode.INVALID_CONFIG, "Section '" + section + "' can't be written", problems);
            }
        });
        try {
            return List.of(
                    ConfigEntry.file(LuantiServerPaths.RELATIVE.config(), MinetestConfRenderer.render(server)),
                    ConfigEntry.file(LuantiServerPaths.RELATIVE.worldSettings(), WorldMtRenderer.render(server)));
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "The world's world.mt can't be read", e);
        }
    }
}
