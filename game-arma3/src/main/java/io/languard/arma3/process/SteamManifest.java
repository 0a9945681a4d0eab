package io.languard.arma3.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Steam and SteamCMD record about an installation of the dedicated server.
 *
 * @param build the number of the installed build
 * @param branch the branch that it is from, such as {@code profiling}; empty for the public one
 */
record SteamManifest(String build, String branch) {

    /** The file for the dedicated server, whose application id is 233780. */
    private static final String FILE = "appmanifest_233780.acf";

    private static final int MAX_BYTES = 256 * 1024;
    private static final Pattern BUILD = Pattern.compile("(?i)\"buildid\"\\s+\"([0-9]{1,20})\"");
    private static final Pattern BRANCH = Pattern.compile("(?i)\"betakey\"\\s+\"([\\w.-]{1,40})\"");

    /**
     * Returns the record of an installation; empty if Steam has not installed it. With SteamCMD's {@code
     * force_install_dir}, it is in the installation folder, otherwise in the library that contains that folder.
     */
    static Optional<SteamManifest> of(Path installation) {
        Stream<Path> forced = Stream.of(installation.resolve("steamapps"));
        Stream<Path> library = Optional.ofNullable(installation.getParent())
                .filter(folder -> folder.endsWith("common"))
                .map(Path::getParent)
                .stream();
        return Stream.concat(forced, library)
                .map(folder -> folder.resolve(FILE))
                .flatMap(file -> read(file).stream())
                .findFirst();
    }

    /** Returns a description for users. */
    String describe() {
        return "Steam build " + build + (branch.isEmpty() ? "" : ", branch " + branch);
    }

    private static Optional<SteamManifest> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            String text = Files.readString(file);
            Matcher build = BUILD.matcher(text);
            Matcher branch = BRANCH.matcher(text);
            return build.find()
                    ? Optional.of(new SteamManifest(build.group(1), branch.find() ? branch.group(1) : ""))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
