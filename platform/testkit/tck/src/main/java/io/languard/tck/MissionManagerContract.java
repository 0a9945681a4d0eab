package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class MissionManagerContract extends CapabilityContract<MissionManager> {

    MissionManagerContract() {
        super(MissionManager.class);
    }

    @Test
    void eachServerHasAFolderForItsMissions() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            Path directory = call(missions -> missions.directory(server));
            assertThat(directory).isAbsolute();
            assertThat(call(MissionManager::difficulties)).isNotNull().doesNotHaveDuplicates();
        });
    }

    @Test
    void extensionsAreLowerCaseWithADot() throws Exception {
        ifSupported(
                () -> assertThat(extensions()).isNotEmpty().allMatch(extension -> extension.matches("\\.[a-z0-9.]+")));
    }

    @Test
    void aValidMissionHasAName() throws Exception {
        ifSupported(() -> {
            String name = game().game().missionName();
            Path file = Files.write(folder.resolve("mission"), game().game().missionContent());
            MissionInfo info = call(missions -> missions.inspect(file, name));
            assertThat(info.missionName()).isNotBlank();
            assertThat(extensions())
                    .anyMatch(extension -> name.toLowerCase(Locale.ROOT).endsWith(extension));
        });
    }

    @Test
    void invalidMissionsAreRejected() throws Exception {
        ifSupported(() -> {
            Path garbage = Files.write(folder.resolve("garbage"), new byte[] {'P', 'K', 3, 4, 0, -1, 'x', '\n'});
            Path empty = Files.createFile(folder.resolve("empty"));
            Path sound = Files.write(folder.resolve("sound"), game().game().missionContent());
            String name = game().game().missionName();
            assertThat(failure(missions -> missions.inspect(garbage, name)).code())
                    .isEqualTo(ErrorCode.UPLOAD_FAILED);
            assertThat(failure(missions -> missions.inspect(empty, name)).code())
                    .isEqualTo(ErrorCode.UPLOAD_FAILED);
            assertThat(failure(missions -> missions.inspect(sound, "mission.exe"))
                            .code())
                    .isEqualTo(ErrorCode.UPLOAD_FAILED);
        });
    }

    private Set<String> extensions() {
        return call(MissionManager::extensions);
    }
}
