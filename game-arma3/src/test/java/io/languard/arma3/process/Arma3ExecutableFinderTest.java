package io.languard.arma3.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.process.FoundExecutable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class Arma3ExecutableFinderTest {

    private static final String PROGRAM = "\u007fELF\u0002";

    @TempDir
    Path machine;

    private final List<Path> files = new ArrayList<>();

    @Test
    void searchesForTheExecutablesOfThisSystem() {
        List<String> searched = new ArrayList<>();
        new Arma3ExecutableFinder().find(names -> {
            searched.addAll(names);
            return List.of();
        });
        assertThat(searched).containsExactly("arma3server_x64", "arma3server");
    }

    @Test
    void lists64BitBuildsFirst() throws IOException {
        Path one = file("one/arma3server", PROGRAM);
        Path two = file("two/arma3server_x64", PROGRAM);
        Path start = file("three/arma3server", "#!/bin/sh\nexec ./arma3server_x64\n");
        assertThat(find())
                .containsExactly(
                        new FoundExecutable(two, "64-bit"),
                        new FoundExecutable(one, "32-bit"),
                        new FoundExecutable(start, "script"));
    }

    @Test
    void tellsTheBuildAndTheBranchThatSteamHasInstalled() throws IOException {
        Path forced = file("forced/arma3server_x64", PROGRAM);
        file(
                "forced/steamapps/appmanifest_233780.acf",
                """
                "AppState"
                {
                	"appid"		"233780"
                	"buildid"		"17193522"
                	"UserConfig"
                	{
                		"BetaKey"		"profiling"
                	}
                }
                """);
        Path library = file("Steam/steamapps/common/Arma 3 Server/arma3server_x64", PROGRAM);
        file("Steam/steamapps/appmanifest_233780.acf", "\"AppState\" { \"buildid\" \"12\" }");
        Path copied = file("Steam/steamapps/copy/arma3server_x64", PROGRAM);
        assertThat(find())
                .containsExactly(
                        new FoundExecutable(forced, "64-bit, Steam build 17193522, branch profiling"),
                        new FoundExecutable(library, "64-bit, Steam build 12"),
                        new FoundExecutable(copied, "64-bit"));
    }

    @Test
    void ignoresRecordsThatAreNotSteams() throws IOException {
        Path broken = file("one/arma3server_x64", PROGRAM);
        Files.write(file("one/steamapps/appmanifest_233780.acf", ""), new byte[] {(byte) 0xff});
        Path hostile = file("two/arma3server_x64", PROGRAM);
        file("two/steamapps/appmanifest_233780.acf", "\"buildid\" \"<b>1</b>\"");
        Path huge = file("three/arma3server_x64", PROGRAM);
        file("three/steamapps/appmanifest_233780.acf", "\"buildid\" \"1\"" + " ".repeat(300_000));
        assertThat(find())
                .containsExactly(
                        new FoundExecutable(broken, "64-bit"),
                        new FoundExecutable(hostile, "64-bit"),
                        new FoundExecutable(huge, "64-bit"));
    }

    @Test
    void leavesOutTheScriptsOfLinuxGsm() throws IOException {
        file("home/arma3server", "#!/bin/bash\n# Project: Linux Game Server Managers - LinuxGSM\n");
        Path managed = file("home/serverfiles/arma3server", PROGRAM);
        assertThat(find()).extracting(FoundExecutable::path).containsExactly(managed);
    }

    @Test
    void leavesOutWhatHasVanished() {
        files.add(machine.resolve("gone/arma3server"));
        assertThat(find()).isEmpty();
    }

    private List<FoundExecutable> find() {
        return new Arma3ExecutableFinder().find(names -> List.copyOf(files));
    }

    private Path file(String path, String content) throws IOException {
        Path file = machine.resolve(path);
        Files.createDirectories(file.getParent());
        if (!path.endsWith(".acf")) {
            files.add(file);
        }
        return Files.writeString(file, content);
    }
}
