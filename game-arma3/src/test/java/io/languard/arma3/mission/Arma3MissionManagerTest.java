package io.languard.arma3.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.MissionInfo;
import io.languard.arma3.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Arma3MissionManagerTest {

    private static final String EMPTY =
            "000000000000000000000000000000000000000000003082a2f97b22b4602e8d39083eef2ca0f7e54c4c";
    private static final String A = "6d697373696f6e2e73716d0000000000000000000000000000000000" + "0d000000"
            + "000000000000000000000000000000000000000000" + "76657273696f6e3d35343b0d0a"
            + "00ce7a180a2272d808ac5f288a0a9f6813b8fb7015";
    private static final String B = "007372655600000000000000000000000000000000" + "70726566697800740000"
            + "6d697373696f6e2e73716d00000000000000000000000000000000000d000000"
            + "6465736372697074696f6e2e657874000000000000000000000000000000000005000000"
            + "000000000000000000000000000000000000000000" + "76657273696f6e3d35343b0d0a" + "783d313b0a"
            + "00cc8b4037e3258b0996bb70d1dfc4a14356561be8";

    private final Arma3MissionManager missions = new Arma3MissionManager();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {A, B})
    void aValidMissionIsAccepted(String hex) throws IOException {
        assertThat(missions.inspect(file(hex), "Demo.Altis.pbo")).isEqualTo(new MissionInfo("Demo.Altis", "Altis"));
    }

    @Test
    void aFileThatCannotBeReadIsNotTheClientsFault() {
        LanguardException failure = catchThrowableOfType(
                LanguardException.class, () -> missions.inspect(directory.resolve("missing"), "Demo.Altis.pbo"));
        assertThat(failure.code()).isEqualTo(ErrorCode.UPLOAD_FAILED);
        assertThat(failure.type()).isEqualTo(ErrorType.INTERNAL);
    }

    @Test
    void whatProtectsAMissionFromUnpackingIsAWarning() throws IOException {
        String sqm = entry("6d697373696f6e2e73716d", "00000000", "01000000");
        String end = entry("", "00000000", "00000000");
        String product = entry("", "73726556", "00000000");
        assertThat(warnings(sqm + sqm + end + "4141")).containsExactly("The file lists a file twice");
        assertThat(warnings(sqm + entry("78", "2a000000", "01000000") + end + "4141"))
                .containsExactly("The file lists a file with an unknown packing method");
        assertThat(warnings(product + "0000" + "7000" + "7800" + "00" + sqm + end + "41"))
                .containsExactly("The file has an empty property");
    }

    private static String entry(String name, String method, String size) {
        return name + "00" + method + "00000000".repeat(3) + size;
    }

    private List<String> warnings(String hex) throws IOException {
        return missions.inspect(file(hex + "00" + sha1(hex)), "Demo.Altis.pbo").warnings();
    }

    private static String sha1(String hex) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(HexFormat.of().parseHex(hex)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMissionWithoutHashIsAccepted() throws IOException {
        assertThat(missions.inspect(file(A.substring(0, A.length() - 42)), "Demo.Altis.pbo"))
                .isNotNull();
    }

    @Test
    void anArchiveWithoutMissionIsRejected() throws IOException {
        assertThat(refusal(EMPTY, "Demo.Altis.pbo")).contains("no mission.sqm");
    }

    @Test
    void everyDamagedByteIsDetected() throws IOException {
        byte[] sound = HexFormat.of().parseHex(B);
        for (int index = 0; index < sound.length; index++) {
            byte[] damaged = sound.clone();
            damaged[index] ^= 0x40;
            Path file = Files.write(directory.resolve("damaged"), damaged);
            LanguardException refusal =
                    catchThrowableOfType(LanguardException.class, () -> missions.inspect(file, "Demo.Altis.pbo"));
            assertThat(refusal).as("byte " + index).isNotNull();
            assertThat(refusal.code()).isEqualTo(ErrorCode.UPLOAD_FAILED);
        }
    }

    @Test
    void everyTruncatedFileIsDetected() throws IOException {
        byte[] sound = HexFormat.of().parseHex(B);
        for (int length = 0; length < sound.length; length++) {
            Path file = Files.write(directory.resolve("short"), Arrays.copyOf(sound, length));
            if (length != sound.length - 21) {
                assertThat(catchThrowableOfType(
                                LanguardException.class, () -> missions.inspect(file, "Demo.Altis.pbo")))
                        .as("length " + length)
                        .isNotNull();
            }
        }
    }

    @Test
    void randomBytesAreRejected() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            assertThat(refusal(HexFormat.of().formatHex(bytes), "Demo.Altis.pbo"))
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "co10_Name.Altis.pbo, co10_Name.Altis, Altis",
        "A.b.c.gm_weferlingen_summer.pbo, A.b.c.gm_weferlingen_summer, gm_weferlingen_summer",
        "[SP] My%20Mission.VR.pbo, [SP] My%20Mission.VR, VR",
        "Überfall & Flucht!.Altis.pbo, Überfall & Flucht!.Altis, Altis",
        "co{12} Café #2.Stratis.pbo, co{12} Café #2.Stratis, Stratis"
    })
    void theTerrainIsBetweenTheLastTwoDots(String fileName, String name, String terrain) throws IOException {
        assertThat(missions.inspect(file(A), fileName)).isEqualTo(new MissionInfo(name, terrain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Demo.pbo",
                ".Altis.pbo",
                ".pbo",
                "Demo..pbo",
                "Demo.Altis",
                "Demo.Altis.PBO",
                "../Demo.Altis.pbo",
                "a\"b.Altis.pbo",
                "a;b.Altis.pbo",
                "a\nb.Altis.pbo",
                " Demo.Altis.pbo",
                "Demo.Al tis.pbo"
            })
    void aNameThatTheGameCannotUseIsRejected(String fileName) throws IOException {
        assertThat(refusal(A, fileName)).isNotBlank();
    }

    @Test
    void missionsAreInTheServersOwnFolderUnlessTheGameIsTooOld() {
        TestServer server = new TestServer(directory);
        assertThat(missions.directory(server)).isEqualTo(directory.resolve("mpmissions"));
        server.with("launch", "own_missions_folder", 0);
        assertThat(missions.directory(server)).isEqualTo(Path.of("/srv/arma3/mpmissions"));
    }

    private String refusal(String hex, String fileName) throws IOException {
        Path file = file(hex);
        LanguardException refusal =
                catchThrowableOfType(LanguardException.class, () -> missions.inspect(file, fileName));
        assertThat(refusal.code()).isEqualTo(ErrorCode.UPLOAD_FAILED);
        return refusal.getMessage();
    }

    private Path file(String hex) throws IOException {
        return Files.write(directory.resolve("upload"), HexFormat.of().parseHex(hex));
    }
}
