package io.languard.arma3;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /**
     * Creates the link if it is enabled, and replaces the one that it has created before.
     *
     * @throws LanguardException {@code INVALID_CONFIG} if there is something else in its place
     */
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
            link(link, target, folder.profileLinkRecord());
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.CONFIG_WRITE_ERROR, "Could not link the profile to " + link, e);
        }
    }

    /** The target is recorded before the link is created, so that it is known even if the platform ends meanwhile. */
    private static void link(Path link, Path target, Path record) throws IOException {
        if (Files.isSymbolicLink(link)) {
            Path present = Files.readSymbolicLink(link);
            if (!present.equals(target)) {
                if (!present.toString().equals(recorded(record))) {
                    throw occupied(
                            link + " is a link to " + present + ", which this server has not created; move it away");
                }
                Files.delete(link);
            }
        } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            throw occupied(link + " already exists; move it away and enter its settings in section profile");
        }
        if (!target.toString().equals(recorded(record))) {
            OwnerOnlyFiles.replace(record, target.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (!Files.isSymbolicLink(link)) {
            Files.createSymbolicLink(link, target);
        }
    }

    private static String recorded(Path record) throws IOException {
        return Files.exists(record) ? Files.readString(record) : "";
    }

    private static LanguardException occupied(String reason) {
        return new LanguardException(ErrorCode.INVALID_CONFIG, "launch.profile_in_home: " + reason);
    }
}
