package io.languard.arma3;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Links a server's profile folder to the place below the home folder where some builds look for it. Sources disagree on
 * whether Linux builds respect {@code -profiles} (Bohemia wiki: Server Profile, against the practice of public panels).
 */
public final class ProfileSymlink {

    private static final Path PROFILES = Path.of(".local", "share", "Arma 3 - Other Profiles");

    private ProfileSymlink() {}

    /** Returns whether the admin has enabled the link. */
    static boolean isRequired(GameServer server, boolean windows) {
        return !windows && server.config().section("launch").isEnabled("profile_in_home");
    }

    /** Creates the link if it is enabled. */
    public static void prepare(GameServer server, Path home) {
        Arma3ServerPaths folder = Arma3ServerPaths.of(server);
        if (!isRequired(server, folder.windows())) {
            return;
        }
        Path link = home.resolve(PROFILES).resolve(folder.profileName());
        try {
            Path target = OwnerOnlyFiles.createDirectories(
                    Objects.requireNonNull(folder.profile().getParent()));
            OwnerOnlyFiles.createDirectories(Objects.requireNonNull(link.getParent()));
            if (Files.isSymbolicLink(link)) {
                Files.delete(link);
            } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                throw new LanguardException(
                        ErrorCode.INVALID_CONFIG,
                        "launch.profile_in_home: " + link
                                + " already exists; move it away and enter its settings in section" + " profile");
            }
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not link the profile to " + link, e);
        }
    }
}
