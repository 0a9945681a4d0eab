package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.contract.ContractApiClient.ContractApiResponse;
import io.languard.launcher.Alone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the data folder becomes full while a game runs. Uses a separate file system, which only root can mount. */
@Alone
class FullDiskIT {

    private static final int MISSION_PADDING = 1_000_000;

    @TempDir
    Path folder;

    private Path data;
    private PlatformUnderTest platform;

    @BeforeEach
    void mount() throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=160m", "none", data.toString()),
                "requires root to mount a file system");
    }

    @AfterEach
    void unmount() throws Exception {
        if (platform != null) {
            platform.close();
        }
        // The killed processes may still have to release their files.
        run("umount", "--lazy", data.toString());
    }

    @Test
    void everythingRecoversOnceThereIsSpace() throws Exception {
        platform = PlatformUnderTest.start(folder, Map.of());
        ServerUnderTest game = platform.create(platform.install()).start();
        long pid = game.fetch().path("pid").asLong();
        byte[] mission = PboBuilder.mission(MISSION_PADDING);
        Path filling = data.resolve("filling");

        fill(filling);
        ContractApiResponse refused = upload(game, "Full.Altis.pbo", mission);
        // The database is on the same disk and may be the first that can't write.
        assertThat(refused.status() + " " + refused.code())
                .as(refused.toString())
                .isIn("500 UPLOAD_FAILED", "503 DATABASE_UNAVAILABLE");
        ContractApiResponse ban =
                platform.admin().post(game.path("/bans"), Map.of("guid", "1".repeat(32), "reason", "x"));
        assertThat(ban.status()).as(ban.toString()).isIn(201, 500, 503);
        assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);

        Files.delete(filling);
        platform.admin().await("/system/health", health -> health.status() == 200);
        game.install().sendControl("log there is space again");
        platform.admin()
                .await(
                        game.path("/logs?search=there+is+space+again"),
                        page -> page.data().path("total").asInt() == 1);
        platform.admin().await("/servers", servers -> servers.status() == 200);
        ContractApiResponse stored = upload(game, "Space.Altis.pbo", mission);
        assertThat(stored.status()).as(stored.toString()).isEqualTo(201);
        assertThat(platform.directoryOf(game.id()).resolve("mpmissions"))
                .isDirectoryNotContaining("glob:**.tmp")
                .isDirectoryNotContaining("glob:**Full.*");
        assertThat(game.fetch().path("pid").asLong()).isEqualTo(pid);
    }

    private ContractApiResponse upload(ServerUnderTest game, String name, byte[] mission) {
        return platform.admin().upload(game.path("/missions/upload"), name, mission);
    }

    /** Writes to a file until its disk has no space. */
    static void fill(Path file) throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int size = block.length; size > 0; size /= 2) {
                writeUntilFull(out, block, size);
            }
        } catch (IOException e) {
            // full at the end as well
        }
        assertThat(Files.getFileStore(file).getUsableSpace()).isLessThan(64 * 1024);
    }

    private static void writeUntilFull(OutputStream out, byte[] block, int size) {
        try {
            while (true) {
                out.write(block, 0, size);
            }
        } catch (IOException e) {
            // full
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
