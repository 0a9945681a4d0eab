package io.languard.core.mod;

import io.languard.service.validation.FieldValidator;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What every mod must be, whatever its game. */
final class ModFolderRules {

    private ModFolderRules() {}

    /** The folder of this text, which must be an absolute path; without detours. */
    static Path parsePath(String text) {
        try {
            Path folder = Path.of(text);
            if (folder.isAbsolute() && text.chars().noneMatch(Character::isISOControl)) {
                return folder.normalize();
            }
        } catch (InvalidPathException e) {
            // No path is no absolute one.
        }
        throw FieldValidator.validationError("folder_path", "must be the absolute path of a folder");
    }

    static void checkName(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw FieldValidator.validationError("name", "must be a line of text");
        }
    }
}
