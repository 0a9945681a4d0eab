package io.languard.testkit.fake;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Accepts text files whose first line consists of {@code FAKE MISSION} and the name of the mission. */
@Component
@GameType(FakeAdapter.GAME_TYPE)
public final class FakeMissionManager implements MissionManager {

    private static final String EXTENSION = ".fake";
    private static final String HEAD = "FAKE MISSION ";

    @Override
    public Path directory(GameServer server) {
        return server.directory().resolve("missions");
    }

    @Override
    public Set<String> extensions() {
        return Set.of(EXTENSION);
    }

    @Override
    public MissionInfo inspect(Path file, String fileName) {
        String line = firstLine(file);
        if (!fileName.toLowerCase(Locale.ROOT).endsWith(EXTENSION) || line == null || !line.startsWith(HEAD)) {
            throw new LanguardException(
                    ErrorCode.UPLOAD_FAILED,
                    "a mission ends with " + EXTENSION + " and begins with '" + HEAD + "NAME'");
        }
        return new MissionInfo(line.substring(HEAD.length()).strip(), null);
    }

    @Override
    public List<String> difficulties() {
        return List.of();
    }

    private static @Nullable String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return reader.readLine();
        } catch (MalformedInputException e) {
            return null;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.UPLOAD_FAILED, ErrorType.INTERNAL, "the mission can't be read", e);
        }
    }
}
