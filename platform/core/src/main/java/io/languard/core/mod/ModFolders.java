package io.languard.core.mod;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What every mod must be, whatever its game. */
final class ModFolders {

    private ModFolders() {}

    /** The folder of this text, which must be an absolute path; without detours. */
    static Path syntax(String text) {
        try {
            Path folder = Path.of(text);
            if (folder.isAbsolute() && text.chars().noneMatch(Character::isISOControl)) {
                return folder.normalize();
            }
        } catch (InvalidPathException e) {
            throw refused("folder_path", "must be the absolute path of a folder");
        }
        throw refused("folder_path", "must be the absolute path of a folder");
    }

    static void checkName(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw refused("name", "must be a line of text");
        }
    }

    private static LanguardException refused(String field, String reason) {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR, field + " " + reason, List.of(new FieldProblem(field, reason)));
    }
}
