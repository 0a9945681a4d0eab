package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.arma3.Arma3Installation;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Prepares a server's own BattlEye folder for a start. */
final class BattlEyePreparer {

    private static final Pattern ACTIVE = Pattern.compile("beserver(_x64)?_active_.*\\.cfg");
    private static final List<String> LIBRARIES =
            List.of("beserver_x64.so", "beserver.so", "beserver_x64.dll", "beserver.dll");

    private BattlEyePreparer() {}

    static void prepare(GameServer server) {
        Path folder = Arma3ServerPaths.of(server).battlEye();
        try {
            OwnerOnlyFiles.createDirectories(folder);
            removeActiveCopies(folder);
            copyLibraries(Arma3Installation.of(server).path(), folder);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not prepare the BattlEye folder", e);
        }
    }

    /** If an active copy of an earlier start exists, BattlEye uses it instead of the file that was just written. */
    private static void removeActiveCopies(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, path -> ACTIVE.matcher(lower(path)).matches())) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * BattlEye's library is loaded from the folder of -bepath. An existing one may have updated itself, so it is not
     * replaced.
     */
    private static void copyLibraries(Path installation, Path folder) throws IOException {
        for (String name : List.of("battleye", "BattlEye")) {
            Path source = installation.resolve(name);
            if (Files.isDirectory(source)) {
                try (DirectoryStream<Path> files =
                        Files.newDirectoryStream(source, path -> LIBRARIES.contains(lower(path)))) {
                    for (Path file : files) {
                        copyIfAbsent(file, folder.resolve(file.getFileName().toString()));
                    }
                }
            }
        }
    }

    private static void copyIfAbsent(Path file, Path target) throws IOException {
        if (!Files.exists(target)) {
            OwnerOnlyFiles.replace(target, out -> Files.copy(file, out));
        }
    }

    private static String lower(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
