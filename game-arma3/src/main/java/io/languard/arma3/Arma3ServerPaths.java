package io.languard.arma3;

import io.languard.api.GameServer;
import java.nio.file.Path;

/**
 * Where one server's own files lie: everything below its own directory, so that several servers share one installation
 * without touching it.
 *
 * @param root the server's directory, or an empty path for names relative to it
 * @param windows whether the game is a build for Windows, which names its folders differently
 * @param profileName what the game's profile is called
 */
public record Arma3ServerPaths(Path root, boolean windows, String profileName) {

    /** The folder of a server. */
    public static Arma3ServerPaths of(GameServer server) {
        boolean windows = Arma3Installation.of(server).windows();
        return new Arma3ServerPaths(server.directory(), windows, profileName(server, windows));
    }

    /** The same names, relative to the server's directory. */
    public Arma3ServerPaths relative() {
        return new Arma3ServerPaths(Path.of(""), windows, profileName);
    }

    /** Main settings. */
    public Path serverCfg() {
        return root.resolve("server.cfg");
    }

    /** Network tuning. */
    public Path basicCfg() {
        return root.resolve("basic.cfg");
    }

    /** Profiles, and on Windows the game's logs. */
    public Path profiles() {
        return root.resolve("profiles");
    }

    /**
     * The profile with the difficulty. The two builds look for it in different folders below {@code -profiles} (Bohemia
     * wiki: Server Profile; for Linux the habit of public server panels, since the wiki is silent).
     */
    public Path profile() {
        return profiles()
                .resolve(windows ? "Users" : "home")
                .resolve(profileName)
                .resolve(profileName + ".Arma3Profile");
    }

    /** In the home folder, the profiles of all servers lie side by side. */
    private static String profileName(GameServer server, boolean windows) {
        return ProfileSymlink.isRequired(server, windows) ? Arma3Config.PROFILE + server.id() : Arma3Config.PROFILE;
    }

    /** BattlEye's folder: config, bans, filters. */
    public Path battlEye() {
        return root.resolve("battleye");
    }

    /** BattlEye's ban list. */
    public Path bans() {
        return battlEye().resolve("bans.txt");
    }

    /** Mission files. */
    public Path missions() {
        return root.resolve("mpmissions");
    }

    /** The keys of the enabled mods. */
    public Path keys() {
        return root.resolve("keys");
    }
}
