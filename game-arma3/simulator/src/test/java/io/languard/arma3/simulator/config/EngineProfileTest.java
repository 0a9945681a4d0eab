package io.languard.arma3.simulator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineProfileTest {
    @TempDir
    private Path folder;

    @Test
    void rewritesTheFileInTheEnginesStyle() throws Exception {
        Path file = folder.resolve("server.Arma3Profile");
        Files.writeString(
                file,
                """
                difficulty = "Custom"; // lost
                class DifficultyPresets {
                    class CustomDifficulty { class Options { reducedDamage = 0; }; aiLevelPreset = 3; };
                    class CustomAILevel { skillAI = 0.3; precisionAI = 0.5; };
                };
                keys[] = {"a", "b"};
                """);
        EngineProfile profile = new EngineProfile(file);
        assertThat(profile.read()).isEmpty();
        profile.rewrite();
        assertThat(Files.readString(file).replace("\r\n", "\n"))
                .startsWith("difficulty=\"Custom\";\nclass DifficultyPresets\n{\n\tclass CustomDifficulty\n\t{\n"
                        + "\t\tclass Options\n\t\t{\n\t\t\treducedDamage=0;\n\t\t};\n\t\taiLevelPreset=3;\n\t};\n"
                        + "\tclass CustomAILevel\n\t{\n\t\tskillAI=0.30000001;\n\t\tprecisionAI=0.5;\n\t};\n")
                .contains("keys[]=\n{\n\t\"a\",\n\t\"b\"\n};\n", "\tshowCadetWP=1;\n};", "\nactiveKeys[]={};\n")
                .doesNotContain("lost");
    }

    @Test
    void parsesItsOwnOutput() throws Exception {
        Path file = folder.resolve("home/server/server.Arma3Profile");
        new EngineProfile(file).rewrite();
        EngineProfile again = new EngineProfile(file);
        String before = Files.readString(file);
        assertThat(again.read()).isEmpty();
        again.rewrite();
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void warnsAboutOptionsOutOfRange() throws Exception {
        Path file = folder.resolve("server.Arma3Profile");
        Files.writeString(
                file, "class DifficultyPresets { class CustomDifficulty { class Options { cameraShake = 7; }; }; };");
        assertThat(new EngineProfile(file).read()).singleElement().asString().contains("cameraShake");
    }

    @Test
    void validatesNetworkSettings() throws Exception {
        String good = "MaxMsgSend = 256; MinErrorToSend = 0.002; class sockets { maxPacketSize = 1400; };";
        assertThat(BasicConfigValidator.validate(StrictConfigParser.parse("basic.cfg", good), "basic.cfg"))
                .isEmpty();
        String odd = "MinBandwidth = 800; MaxBandwidth = 700; Foo = 1;";
        assertThat(BasicConfigValidator.validate(StrictConfigParser.parse("basic.cfg", odd), "basic.cfg"))
                .hasSize(2);
    }
}
