package io.languard.arma3.mod;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a mod's folder. Reports problems as warnings and rejects names that the game cannot use. */
final class Arma3ModValidator {

    private static final int MAX_NAMED = 3;

    private Arma3ModValidator() {}

    static List<String> inspect(String name, Path folder) {
        requireSafe("name", name);
        requireSafe("folder_path", folder.toString());
        if (!Files.isDirectory(folder)) {
            return List.of("The folder " + folder + " does not exist");
        }
        try {
            List<Path> addons = ModFileScanner.addons(folder);
            if (addons.isEmpty()) {
                return List.of("No mod found in " + folder + ": a mod has a folder addons with .pbo files in it");
            }
            List<String> warnings = new ArrayList<>();
            keys(folder, addons, warnings);
            upperCase(folder, addons, warnings);
            ModDescriptionValidator.check(folder).ifPresent(warnings::add);
            return warnings;
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "Could not read folder_path", e);
        }
    }

    private static void keys(Path folder, List<Path> addons, List<String> warnings) throws IOException {
        List<String> signatures = ModFileScanner.signatures(folder).stream()
                .map(ModFileScanner::lower)
                .toList();
        List<Path> unsigned = addons.stream()
                .filter(addon ->
                        signatures.stream().noneMatch(name -> name.startsWith(ModFileScanner.lower(addon) + ".")))
                .toList();
        if (ModFileScanner.keys(folder).isEmpty()) {
            warnings.add("The mod has no key: if signatures are verified, it can only be used as a server mod");
        } else if (!unsigned.isEmpty()) {
            warnings.add("Not signed: " + some(unsigned));
        }
    }

    /** File names are case-sensitive on Linux, but the game only looks for lower-case names. */
    private static void upperCase(Path folder, List<Path> addons, List<String> warnings) {
        List<Path> upper = Stream.concat(Stream.of(folder, addons.get(0).getParent()), addons.stream())
                .filter(path -> !path.getFileName().toString().equals(ModFileScanner.lower(path)))
                .toList();
        if (!upper.isEmpty()) {
            warnings.add("Names must be lower-case for a server on Linux: " + some(upper));
        }
        if (addons.stream().map(ModFileScanner::lower).distinct().count() < addons.size()) {
            warnings.add("Some addons have names that differ only in case");
        }
    }

    private static String some(List<Path> paths) {
        String names = paths.stream()
                .limit(MAX_NAMED)
                .map(path -> path.getFileName().toString())
                .collect(Collectors.joining(", "));
        return paths.size() > MAX_NAMED ? names + " and " + (paths.size() - MAX_NAMED) + " more" : names;
    }

    private static void requireSafe(String field, String text) {
        if (text.chars().anyMatch(c -> c == ';' || c == '"' || Character.isISOControl(c))) {
            throw refused(field, "must not contain semicolons, double quotes or control characters");
        }
    }

    private static LanguardException refused(String field, String reason) {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR, field + " " + reason, List.of(new FieldProblem(field, reason)));
    }
}
