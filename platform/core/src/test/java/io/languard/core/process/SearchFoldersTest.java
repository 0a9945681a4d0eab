package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SearchFoldersTest {

    @TempDir
    Path home;

    @Test
    void configuredFoldersReplaceTheUsualOnes() {
        SearchFolders folders = SearchFolders.of(
                new Settings(Map.of("LANGUARD_GAME_FOLDERS", "/games, /mnt/more", "LANGUARD_DATA", "/var/lib/data")),
                "/usr/bin:relative::/usr/games",
                home);
        assertThat(folders.installations()).containsExactly(Path.of("/games"), Path.of("/mnt/more"));
        assertThat(folders.programs())
                .containsExactly(Path.of("/usr/bin"), Path.of("/usr/games"), Path.of("/usr/local/games"));
        assertThat(folders.excluded()).contains(Path.of("/proc"), Path.of("/var/lib/data"));
    }

    @Test
    void theUsualFoldersIncludeTheLibrariesOfSteam() throws IOException {
        Path list = home.resolve(".local/share/Steam/steamapps/libraryfolders.vdf");
        Files.createDirectories(list.getParent());
        Files.writeString(
                list,
                """
                "libraryfolders"
                {
                    "0" { "path"		"%s" }
                    "1" { "path"		"/mnt/big \\"disk\\"" "apps" { "233780" "1" } }
                    "2" { "path"		"relative" }
                }
                """
                        .formatted(home.resolve(".local/share/Steam")));
        assertThat(SearchFolders.of(new Settings(Map.of()), "", home).installations())
                .containsExactly(
                        home.resolve(".local/share/Steam/steamapps/common"),
                        Path.of("/mnt/big \"disk\"/steamapps/common"),
                        home.resolve(".steam/steam/steamapps/common"),
                        home.resolve("Steam/steamapps/common"),
                        home,
                        Path.of("/opt"),
                        Path.of("/srv"));
    }

    @Test
    void aBrokenListOfLibrariesIsIgnored() throws IOException {
        Path list = home.resolve("Steam/steamapps/libraryfolders.vdf");
        Files.createDirectories(list.getParent());
        Files.write(list, new byte[] {'"', 'p', 'a', 't', 'h', '"', ' ', '"', (byte) 0xff, '"'});
        assertThat(SteamLibraries.of(home)).hasSize(3);
        Files.writeString(list, "\"path\" \"/a\0b\"");
        assertThat(SteamLibraries.of(home)).hasSize(3);
    }
}
