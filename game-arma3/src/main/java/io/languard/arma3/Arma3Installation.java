package io.languard.arma3;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An installation of the game, derived from the path of the executable alone, because a Windows build may run
 * elsewhere.
 *
 * @param folder the folder of the executable, as the admin spelled it
 * @param windows whether it is a build for Windows
 * @param is64Bit whether it is a 64-bit build
 */
public record Arma3Installation(String folder, boolean windows, boolean is64Bit) {

    /** Returns the installation that a server runs from. */
    public static Arma3Installation of(GameServer server) {
        String executable = server.executable();
        int separator = Math.max(executable.lastIndexOf('/'), executable.lastIndexOf('\\'));
        String name = executable.substring(separator + 1).toLowerCase(Locale.ROOT);
        String folder = separator > 0 ? executable.substring(0, separator) : separator == 0 ? "/" : ".";
        return new Arma3Installation(folder, name.endsWith(".exe"), name.contains("x64"));
    }

    /** Returns the absolute path of the installation folder. */
    public Path path() {
        try {
            return Path.of(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new LanguardException(ErrorCode.INVALID_CONFIG, "exe_path is not a valid path on this machine", e);
        }
    }

    /**
     * Returns the base name of BattlEye's configuration file, which is lower-case on Linux (BattlEye server
     * documentation).
     */
    public String battlEyeStem() {
        return (windows ? "BEServer" : "beserver") + (is64Bit ? "_x64" : "");
    }
}
