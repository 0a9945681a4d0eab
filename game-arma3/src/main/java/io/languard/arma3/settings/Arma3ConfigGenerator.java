package io.languard.arma3.settings;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.arma3.Arma3;
import io.languard.arma3.Installation;
import io.languard.arma3.ServerFolder;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The five sections and the four files that come of them. */
@Component
@GameType(Arma3.GAME_TYPE)
public final class Arma3ConfigGenerator implements ConfigGenerator {

    private final Map<String, String> schemas;

    @Activate
    public Arma3ConfigGenerator() {
        schemas = Schemas.load();
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
    public List<FieldProblem> validate(String section, Map<String, Object> values) {
        return Checks.section(section, values);
    }

    @Override
    public List<ConfigEntry> render(GameServer server) {
        check(server);
        ServerFolder names = ServerFolder.of(server).relative();
        String battlEye = Installation.of(server).battlEyeStem() + ".cfg";
        try {
            return List.of(
                    ConfigEntry.file(names.serverCfg(), ConfigWriter.write(ServerCfg.render(server))),
                    ConfigEntry.file(names.basicCfg(), ConfigWriter.write(BasicCfg.render(server))),
                    ConfigEntry.file(names.profile(), ConfigWriter.write(ServerProfile.render(server))),
                    ConfigEntry.file(names.battlEye().resolve(battlEye), BattlEyeCfg.render(server)));
        } catch (ConfigSyntaxException e) {
            throw new LanguardException(ErrorCode.INVALID_CONFIG, "A value can't be written: " + e.getMessage(), e);
        }
    }

    private static void check(GameServer server) {
        List<FieldProblem> problems = new ArrayList<>();
        for (String section : Schemas.SECTIONS) {
            for (FieldProblem problem : Checks.section(section, Arma3.section(server, section))) {
                problems.add(new FieldProblem(section + "." + problem.field(), problem.reason()));
            }
        }
        problems.addAll(Checks.rotation(server.rotation()));
        if (!problems.isEmpty()) {
            FieldProblem first = problems.get(0);
            throw new LanguardException(ErrorCode.INVALID_CONFIG, first.field() + ": " + first.reason(), problems);
        }
    }
}
