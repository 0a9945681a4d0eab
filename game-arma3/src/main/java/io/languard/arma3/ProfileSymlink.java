package io.languard.arma3;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Whether builds for Linux heed {@code -profiles} is not told alike everywhere (Bohemia wiki: Server Profile, against the
 * habit of public panels). For one that does not, the server's own profile folder is linked to where it looks.
 */
public final class ProfileSymlink {

    private static final Path PROFILES = Path.of(".local", "share", "Arma 3 - Other Profiles");

    private ProfileSymlink() {}

    /** Whether the admin has switched it on, for a build that may need it. */
    static boolean isRequired(GameServer server, boolean windows) {
        return !windows && server.config().section("launch").isEnabled("profile_in_home");
    }

    /** Makes the link where it is wanted. */
    public static void prepare(GameServer server, Path home) {
        Arma3ServerPaths folder = Arma3ServerPaths.of(server);
        if (!isRequired(server, folder.windows())) {
            return;
        }
        Path link = home.resolve(PROFILES).resolve(folder.profileName());
        try {
            Path target = Arma3Files.createDirectories(folder.profile().getParent());
            Arma3Files.createDirectories(link.getParent());
            if (Files.isSymbolicLink(link)) {
                Files.delete(link);
            } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                throw new LanguardException(
                        ErrorCode.INVALID_CONFIG,
                        "launch.profile_in_home: " + link + " is there already; move it away, its settings into section"
                                + " profile");
            }
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "The profile can't be linked to " + link, e);
        }
    }
}
