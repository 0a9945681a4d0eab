package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.Rotation;
import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.EnabledMods;
import io.languard.arma3.mission.Arma3MissionDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks whether a server can be started with its current configuration. */
final class Arma3LaunchValidator {

    private Arma3LaunchValidator() {}

    static void validate(GameServer server) {
        List<FieldProblem> problems = new ArrayList<>(ExtraArgumentsValidator.validate(
                server.config().section("launch").texts(ExtraArgumentsValidator.FIELD)));
        missions(server, problems);
        mods(server, problems);
        if (!problems.isEmpty()) {
            FieldProblem first = problems.get(0);
            throw new LanguardException(ErrorCode.INVALID_CONFIG, first.field() + ": " + first.reason(), problems);
        }
    }

    private static void missions(GameServer server, List<FieldProblem> problems) {
        Path folder = Arma3MissionDirectory.of(server);
        for (int index = 0; index < Rotation.of(server).size(); index++) {
            String template = Rotation.of(server).get(index).missionName();
            if (!Files.isRegularFile(folder.resolve(template + ".pbo"))
                    && !Files.isDirectory(folder.resolve(template))) {
                problems.add(new FieldProblem(
                        "rotation[" + index + "]", "the file of mission " + template + " does not exist"));
            }
        }
    }

    private static void mods(GameServer server, List<FieldProblem> problems) {
        for (int index = 0; index < EnabledMods.of(server).size(); index++) {
            EnabledMod mod = EnabledMods.of(server).get(index);
            String path = mod.folder().toString();
            String field = "mods[" + index + "]";
            if (path.chars().anyMatch(c -> c == ';' || c == '"' || Character.isISOControl(c))) {
                problems.add(new FieldProblem(
                        field,
                        "the path of the folder must not contain semicolons, double quotes or control characters"));
            } else if (!Files.isDirectory(mod.folder())) {
                problems.add(new FieldProblem(field, "the folder of mod " + mod.name() + " does not exist"));
            }
        }
    }
}
