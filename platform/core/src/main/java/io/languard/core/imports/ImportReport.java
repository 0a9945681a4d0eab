package io.languard.core.imports;

import io.languard.api.config.ConfigImport;
import io.languard.core.config.FreeSettingMasker;
import io.languard.service.config.ConfigImportResult;
import io.languard.service.config.ConfigImportResult.ImportedMission;
import io.languard.service.config.ConfigImportResult.NotTaken;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reports an import to the client. */
final class ImportReport {

    /** Far more than a line of a configuration file has; a file has many lines. */
    private static final int MAX_TEXT = 2_000;

    private static final Comparator<NotTaken> BY_LINE =
            Comparator.comparing(NotTaken::line, Comparator.nullsLast(Comparator.naturalOrder()));

    private ImportReport() {}

    static ConfigImportResult result(ConfigImport file, SectionImport sections, RotationImport rotation) {
        List<ImportedMission> items = rotation.entries().stream()
                .map(entry -> new ImportedMission(entry.missionName(), entry.difficulty(), entry.params()))
                .toList();
        List<NotTaken> notTaken = Stream.of(file.notTaken(), sections.rejected(), rotation.rejected())
                .flatMap(List::stream)
                .map(ImportReport::view)
                .sorted(BY_LINE)
                .toList();
        return new ConfigImportResult(sections.values(), items, notTaken);
    }

    static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "\u2026";
    }

    private static NotTaken view(ConfigImport.NotTaken notTaken) {
        return new NotTaken(
                notTaken.origin().line(),
                shortened(FreeSettingMasker.maskText(notTaken.origin().text())),
                notTaken.reason());
    }
}
