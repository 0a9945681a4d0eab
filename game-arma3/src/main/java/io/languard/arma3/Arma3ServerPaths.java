package io.languard.arma3;

import io.languard.api.GameServer;
import java.nio.file.Path;

/**
 * The paths of one server's own files. All of them are below the server's directory, so that several servers can share
 * one installation without modifying it.
 *
 * @param root the server's directory, or an empty path for relative names
 * @param windows whether the game is a build for Windows, which names its folders differently
 * @param profileName the name of the game's profile
 */
public record Arma3ServerPaths(Path root, boolean windows, String profileName) {

    /** Returns the paths of a server. */
    public static Arma3ServerPaths of(GameServer server) {
        boolean windows = Arma3Installation.of(server).windows();
        return new Arma3ServerPaths(server.directory(), windows, profileName(server, windows));
    }

    /** Returns the same paths relative to the server's directory. */
    public Arma3ServerPaths relative() {
        return new Arma3ServerPaths(Path.of(""), windows, profileName);
    }

    /** Returns the path of the main settings. */
    public Path serverCfg() {
        return root.resolve("server.cfg");
    }

    /** Returns the path of the network settings. */
    public Path basicCfg() {
        return root.resolve("basic.cfg");
    }

    /** Returns the folder of the profiles and, on Windows, of the game's logs. */
    public Path profiles() {
        return root.resolve("profiles");
    }

    /**
     * Returns the path of the profile, which holds the difficulty. The Windows and Linux builds look for it in
     * different folders below {@code -profiles} (Bohemia wiki: Server Profile; for Linux the practice of public server
     * panels, because the wiki does not say).
     */
    public Path profile() {
        return profiles()
                .resolve(windows ? "Users" : "home")
                .resolve(profileName)
                .resolve(profileName + ".Arma3Profile");
    }

    /** The home folder holds the profiles of all servers side by side, so their names must differ. */
    private static String profileName(GameServer server, boolean windows) {
        return ProfileSymlink.isRequired(server, windows) ? Arma3Config.PROFILE + server.id() : Arma3Config.PROFILE;
    }

    /** Returns BattlEye's folder: configuration, bans and filters. */
    public Path battlEye() {
        return root.resolve("battleye");
    }

    /** Returns the path of BattlEye's ban list. */
    public Path bans() {
        return battlEye().resolve("bans.txt");
    }

    /** Returns the folder of the mission files. */
    public Path missions() {
        return root.resolve("mpmissions");
    }

    /** Returns the path of the file that contains the target of the link to the profile that the adapter has created. */
    public Path profileLinkRecord() {
        return root.resolve("profile-link.txt");
    }

    /** Returns the path of the list of keys in {@link #keys} that the adapter has installed. */
    public Path keyRecord() {
        return root.resolve("keys.txt");
    }

    /** Returns the folder of the enabled mods' keys. */
    public Path keys() {
        return root.resolve("keys");
    }
}
