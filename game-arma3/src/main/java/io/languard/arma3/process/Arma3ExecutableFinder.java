package io.languard.arma3.process;

import static java.util.Objects.requireNonNull;

import io.languard.api.GameType;
import io.languard.api.process.ExecutableFinder;
import io.languard.api.process.ExecutableSearch;
import io.languard.api.process.FoundExecutable;
import io.languard.arma3.Arma3Config;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/** Finds installations of the dedicated server, 64-bit builds first, and tells from Steam's records what they are. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3ExecutableFinder implements ExecutableFinder {

    /** A management script of LinuxGSM has the name of the executable that it manages, and says so in its header. */
    private static final String LINUX_GSM = "LinuxGSM";

    private static final int HEADER_BYTES = 1024;

    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final List<String> NAMES = Arma3ServerLauncher.EXECUTABLES.stream()
            .filter(name -> name.endsWith(".exe") == WINDOWS)
            .toList();

    @Override
    public List<FoundExecutable> find(ExecutableSearch search) {
        List<Path> files = search.find(NAMES);
        return Stream.concat(
                        files.stream().filter(Arma3ExecutableFinder::is64Bit),
                        files.stream().filter(file -> !is64Bit(file)))
                .flatMap(Arma3ExecutableFinder::describe)
                .toList();
    }

    private static Stream<FoundExecutable> describe(Path file) {
        try {
            String header = header(file);
            if (header.contains(LINUX_GSM)) {
                return Stream.empty();
            }
            String kind = header.startsWith("#!") ? "script" : is64Bit(file) ? "64-bit" : "32-bit";
            String steam = SteamManifest.of(requireNonNull(file.getParent()))
                    .map(manifest -> ", " + manifest.describe())
                    .orElse("");
            return Stream.of(new FoundExecutable(file, kind + steam));
        } catch (IOException e) {
            return Stream.empty(); // it has just been deleted, or is executable but not readable
        }
    }

    private static boolean is64Bit(Path file) {
        return requireNonNull(file.getFileName()).toString().contains("_x64");
    }

    private static String header(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return new String(content.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
        }
    }
}
