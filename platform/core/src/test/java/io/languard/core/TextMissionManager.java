package io.languard.core;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A fake whose missions are text files that begin with the word {@code mission}; {@code odd} causes a warning. */
public final class TextMissionManager implements MissionManager {

    public final AtomicInteger inspected = new AtomicInteger();

    @Override
    public Path directory(GameServer server) {
        return server.directory().resolve("missions");
    }

    @Override
    public Set<String> extensions() {
        return Set.of(".mis");
    }

    @Override
    public boolean isUnpacked(Path directory) {
        return Files.exists(directory.resolve("mission.txt"));
    }

    @Override
    public MissionInfo inspect(Path file, String fileName) {
        inspected.incrementAndGet();
        if (Files.isDirectory(file)) {
            return new MissionInfo(fileName, "Island");
        }
        try {
            String text = Files.readString(file);
            if (!text.startsWith("mission ")) {
                throw new LanguardException(ErrorCode.UPLOAD_FAILED, fileName + " is not a mission");
            }
            List<String> warnings = text.contains("odd") ? List.of("The mission is odd") : List.of();
            return new MissionInfo(text.substring(8).strip(), "Island", warnings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> difficulties() {
        return List.of("Easy", "Hard");
    }
}
