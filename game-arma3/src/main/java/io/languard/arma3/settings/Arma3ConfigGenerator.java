package io.languard.arma3.settings;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.Rotation;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3Installation;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigWriter;
import io.languard.toolkit.schema.SchemaLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Generates the four configuration files from the five sections. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3ConfigGenerator implements ConfigGenerator {

    private static final List<String> SECTIONS = List.of("server", "basic", "profile", "launch", "rcon");

    private final Map<String, String> schemas;

    @Activate
    public Arma3ConfigGenerator() {
        schemas = SchemaLoader.load(Arma3ConfigGenerator.class, SECTIONS);
    }

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
        return Arma3SectionValidator.validateSection(section, values);
    }

    @Override
    public List<ConfigEntry> render(GameServer server) {
        check(server);
        Arma3ServerPaths names = Arma3ServerPaths.of(server).relative();
        String battlEye = Arma3Installation.of(server).battlEyeStem() + ".cfg";
        try {
            return List.of(
                    ConfigEntry.file(names.serverCfg(), ConfigWriter.write(ServerCfgRenderer.render(server))),
                    ConfigEntry.file(names.basicCfg(), ConfigWriter.write(BasicCfgRenderer.render(server))),
                    ConfigEntry.file(names.profile(), ConfigWriter.write(ServerProfileRenderer.render(server))),
                    ConfigEntry.file(names.battlEye().resolve(battlEye), BattlEyeCfgRenderer.render(server)));
        } catch (ConfigSyntaxException e) {
            throw new LanguardException(ErrorCode.INVALID_CONFIG, "Could not write a value: " + e.getMessage(), e);
        }
    }

    private static void check(GameServer server) {
        List<FieldProblem> problems = new ArrayList<>();
        for (String section : SECTIONS) {
            for (FieldProblem problem : Arma3SectionValidator.validateSection(
                    section, server.config().section(section))) {
                problems.add(new FieldProblem(section + "." + problem.field(), problem.reason()));
            }
        }
        problems.addAll(Arma3SectionValidator.validateRotation(Rotation.of(server)));
        if (!problems.isEmpty()) {
            FieldProblem first = problems.get(0);
            throw new LanguardException(ErrorCode.INVALID_CONFIG, first.field() + ": " + first.reason(), problems);
        }
    }
}
