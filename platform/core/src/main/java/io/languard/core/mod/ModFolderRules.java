package io.languard.core.mod;

import io.languard.service.validation.FieldValidator;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What every mod must be, whatever its game. */
final class ModFolderRules {

    private ModFolderRules() {}

    /** Parses the absolute path of a folder and normalizes it. Throws {@code VALIDATION_ERROR} if it is not valid. */
    static Path parsePath(String text) {
        try {
            Path folder = Path.of(text);
            if (folder.isAbsolute() && text.chars().noneMatch(Character::isISOControl)) {
                return folder.normalize();
            }
        } catch (InvalidPathException e) {
            // Reported below, like a relative path.
        }
        throw FieldValidator.validationError("folder_path", "must be the absolute path of a folder");
    }

    static void checkName(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw FieldValidator.validationError("name", "must be a single line of text that is not blank");
        }
    }
}
