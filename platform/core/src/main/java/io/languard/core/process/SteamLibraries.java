package io.languard.core.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the folders in which Steam and SteamCMD install games by default. */
final class SteamLibraries {

    /** Where Steam and SteamCMD are, relative to the home folder. */
    private static final List<String> STEAM = List.of(".local/share/Steam", ".steam/steam", "Steam");

    private static final int MAX_FILE_BYTES = 1024 * 1024;
    private static final Pattern LIBRARY = Pattern.compile("\"path\"\\s+\"((?:[^\"\\\\]|\\\\.)*+)\"");

    private SteamLibraries() {}

    /** Returns the folders that hold one folder for each game; not all of them exist. */
    static List<Path> of(Path home) {
        return STEAM.stream()
                .map(home::resolve)
                .flatMap(steam -> Stream.concat(Stream.of(steam), others(steam)))
                .map(library -> library.resolve("steamapps/common"))
                .distinct()
                .toList();
    }

    /** Returns the libraries on other disks, which Steam lists in a file. */
    private static Stream<Path> others(Path steam) {
        Path list = steam.resolve("steamapps/libraryfolders.vdf");
        List<Path> libraries = new ArrayList<>();
        try {
            if (Files.isRegularFile(list) && Files.size(list) <= MAX_FILE_BYTES) {
                for (Matcher entry = LIBRARY.matcher(Files.readString(list)); entry.find(); ) {
                    libraries.add(Path.of(entry.group(1).replaceAll("\\\\(.)", "$1")));
                }
            }
        } catch (IOException | InvalidPathException e) {
            // What Steam itself cannot read is of no use here.
        }
        return libraries.stream().filter(Path::isAbsolute);
    }
}
