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
import io.languard.toolkit.schema.SchemaLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Generates minetest.conf and world.mt. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiConfigGenerator implements ConfigGenerator {

    static final List<String> SECTIONS =
            List.of("server", "network", "gameplay", "world", "security", "performance", "launch");

    /** The schemas by section. */
    static final Map<String, String> SCHEMAS = SchemaLoader.load(LuantiConfigGenerator.class, SECTIONS);

    @Override
    public Map<String, String> schemas() {
        return SCHEMAS;
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
                        ErrorCode.INVALID_CONFIG, "Could not write section '" + section + "'", problems);
            }
        });
        try {
            List<ConfigEntry> entries = new ArrayList<>();
            entries.add(ConfigEntry.file(LuantiServerPaths.RELATIVE.config(), MinetestConfRenderer.render(server)));
            LuantiServerPaths paths = LuantiServerPaths.of(server);
            Path world = LuantiServerPaths.RELATIVE.worldSettings();
            String text = WorldMtRenderer.render(server);
            entries.add(
                    paths.outside(paths.worldSettings()).isEmpty()
                            ? ConfigEntry.file(world, text)
                            : ConfigEntry.externalFile(world.getFileName().toString(), text));
            return entries;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not read world.mt of the world", e);
        }
    }
}
