package io.languard.core.process;

import io.languard.service.settings.Settings;
import io.languard.toolkit.file.FolderLinks;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders in which executables of games are looked for. Not all of them exist.
 *
 * @param programs folders that hold programs themselves
 * @param installations folders that hold installations in subfolders
 * @param excluded folders that are not entered: those of the kernel, and the platform's own data
 */
record SearchFolders(List<Path> programs, List<Path> installations, List<Path> excluded) {

    /** Folders of programs that the {@code PATH} of a service usually lacks. */
    private static final List<String> USUAL_PROGRAMS = List.of("/usr/local/games", "/usr/games");

    private static final List<String> USUAL_INSTALLATIONS = List.of("/opt", "/srv");
    private static final List<String> KERNEL = List.of("/dev", "/proc", "/run", "/sys");

    /**
     * Returns the configured folders, or else the usual ones, and those of {@code PATH}.
     *
     * @param searchPath the value of {@code PATH}
     */
    static SearchFolders of(Settings settings, String searchPath, Path home) {
        Stream<String> programs = Stream.concat(
                Stream.of(searchPath.split(File.pathSeparator)).filter(folder -> !folder.isBlank()),
                USUAL_PROGRAMS.stream());
        return new SearchFolders(
                paths(programs),
                settings.gameFolders().isEmpty() ? usualInstallations(home) : settings.gameFolders(),
                Stream.concat(paths(KERNEL.stream()).stream(), Stream.of(real(settings.data())))
                        .toList());
    }

    private static List<Path> usualInstallations(Path home) {
        List<Path> folders = new ArrayList<>(SteamLibraries.of(home));
        folders.add(home);
        folders.addAll(paths(USUAL_INSTALLATIONS.stream()));
        return folders;
    }

    private static List<Path> paths(Stream<String> texts) {
        return texts.flatMap(SearchFolders::path).distinct().toList();
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Path real(Path folder) {
        try {
            return FolderLinks.real(folder);
        } catch (IOException e) {
            return folder.toAbsolutePath();
        }
    }
}
