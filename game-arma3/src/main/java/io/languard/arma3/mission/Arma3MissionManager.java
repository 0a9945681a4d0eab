package io.languard.arma3.mission;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import io.languard.arma3.Arma3Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Manages mission files: PBO archives named {@code Name.Terrain.pbo}. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3MissionManager implements MissionManager {

    private static final String EXTENSION = ".pbo";

    /**
     * The name becomes a value in server.cfg and an argument of a remote admin command, so it must not contain quotes,
     * semicolons or control characters. A leading dot would hide the file.
     */
    private static final Pattern NAME = Pattern.compile(
            "[\\p{L}\\p{M}\\p{N}_@%()\\[\\]{}+,'&!#$~=^-][\\p{L}\\p{M}\\p{N}_.@%()\\[\\]{}+,'&!#$~=^ -]*");

    private static final Pattern TERRAIN = Pattern.compile("[A-Za-z0-9_]+");

    @Override
    public Path directory(GameServer server) {
        return Arma3MissionDirectory.of(server);
    }

    @Override
    public Set<String> extensions() {
        return Set.of(EXTENSION);
    }

    @Override
    public MissionInfo inspect(Path file, String fileName) {
        MissionInfo info = named(fileName);
        try {
            PboContents contents = PboValidator.validate(file);
            if (!contents.names().contains("mission.sqm")) {
                throw refused(fileName + " is not a mission: it contains no mission.sqm");
            }
            return new MissionInfo(info.missionName(), info.terrain(), contents.warnings());
        } catch (PboException e) {
            throw refused(fileName + " is not a valid PBO file: " + e.getMessage());
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.UPLOAD_FAILED, ErrorType.INTERNAL, "Could not read " + fileName, e);
        }
    }

    @Override
    public List<String> difficulties() {
        return List.of("Recruit", "Regular", "Veteran", "Custom");
    }

    private static MissionInfo named(String fileName) {
        int end = fileName.length() - EXTENSION.length();
        // Case-sensitive, because the game on Linux finds no other file.
        if (end <= 0 || !fileName.endsWith(EXTENSION)) {
            throw refused("The file name of a mission must end with " + EXTENSION + " in lower case");
        }
        String name = fileName.substring(0, end);
        int dot = name.lastIndexOf('.');
        String terrain = name.substring(dot + 1);
        if (dot <= 0
                || !NAME.matcher(name).matches()
                || !TERRAIN.matcher(terrain).matches()) {
            throw refused(
                    "The file name of a mission must have the form Name.Terrain.pbo, with letters, digits, blanks and"
                            + " _.@%()[]{}+,'&!#$~=^-");
        }
        return new MissionInfo(name, terrain);
    }

    private static LanguardException refused(String message) {
        return new LanguardException(ErrorCode.UPLOAD_FAILED, message);
    }
}
