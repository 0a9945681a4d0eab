package io.languard.core.mod;

import io.languard.api.error.LanguardException;
import io.languard.service.validation.FieldValidator;
import io.languard.toolkit.file.FolderLinks;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rules for mods of all games. */
final class ModFolderRules {

    private static final String FIELD = "folder_path";

    /** Folders of the system, whose content games must not offer to players. */
    private static final List<Path> SYSTEM_FOLDERS = Stream.of(
                    "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "run", "sbin", "sys")
            .map(Path.of("/")::resolve)
            .toList();

    /** Folders that contain much besides mods, so only their subfolders are allowed. */
    private static final List<Path> SHARED_FOLDERS = Stream.of(
                    "", "home", "media", "mnt", "opt", "root", "srv", "tmp", "usr", "var")
            .map(Path.of("/")::resolve)
            .toList();

    private ModFolderRules() {}

    /**
     * Parses and normalizes the path of a mod's folder, which is absolute or relative to the game folder of each
     * server.
     *
     * @throws LanguardException {@code VALIDATION_ERROR} if the path is not valid
     */
    static Path parsePath(String text) {
        Path folder = path(text);
        if (Stream.of(folder.toString().split("[/\\\\]")).anyMatch(".."::equals)) {
            throw refused("must not contain '..'");
        }
        Path normalized = folder.normalize();
        if (normalized.toString().isEmpty()) {
            throw refused("must be the folder of one mod");
        }
        return normalized;
    }

    /**
     * Checks that a folder can be that of one mod.
     *
     * @param data the platform's data folder, which contains secrets
     * @throws LanguardException {@code VALIDATION_ERROR} if it is a folder of the system or contains the data
     */
    static void checkLocation(Path folder, Path data) {
        if (folder.isAbsolute()) {
            checkAbsolute(folder, data);
            checkAbsolute(real(folder), data);
        }
    }

    /** Returns the folder of a mod on the server whose executable is given. */
    static Path resolve(Path folder, String executable) {
        return folder.isAbsolute() ? folder : Path.of(executable).resolveSibling(folder);
    }

    static void checkName(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw FieldValidator.validationError("name", "must be a single line of text that is not blank");
        }
    }

    private static Path path(String text) {
        try {
            if (text.equals(text.strip()) && text.chars().noneMatch(Character::isISOControl)) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // Reported below.
        }
        throw refused("must be the path of a folder, absolute or relative to each server's game folder");
    }

    private static void checkAbsolute(Path folder, Path data) {
        if (SHARED_FOLDERS.contains(folder) || SYSTEM_FOLDERS.stream().anyMatch(folder::startsWith)) {
            throw refused("must be the folder of one mod, not a folder of the operating system");
        }
        if (data.startsWith(folder)) {
            throw refused("must be the folder of one mod, not one that contains the data of the platform");
        }
    }

    /** Resolves symbolic links, unless the folder cannot be accessed. */
    private static Path real(Path folder) {
        try {
            return FolderLinks.real(folder);
        } catch (IOException e) {
            return folder;
        }
    }

    private static LanguardException refused(String reason) {
        return FieldValidator.validationError(FIELD, reason);
    }
}
